package com.papertrade.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessPolicyTest {

    private final AccessPolicy everybody = policy(List.of(), List.of());
    private final AccessPolicy familyAndSchool =
            policy(List.of(" Ada@Family.example ", "@school.example"), List.of("ADA@family.example"));

    @Test
    void withoutAListEverybodyMayEnterEvenWithoutAnAddress() {
        assertThat(everybody.admits(verified("somebody@anywhere.example"))).isTrue();
        assertThat(everybody.admits(unverified("somebody@anywhere.example"))).isTrue();
        assertThat(everybody.admits(verified(""))).isTrue();
    }

    @Test
    void anAddressOnTheListMayEnterWhateverItsCase() {
        assertThat(familyAndSchool.admits(verified("ada@family.example"))).isTrue();
        assertThat(familyAndSchool.admits(verified("bob@family.example"))).isFalse();
    }

    @Test
    void aDomainOnTheListAdmitsItsAddressesAndNoLookalike() {
        assertThat(familyAndSchool.admits(verified("pupil@school.example"))).isTrue();
        assertThat(familyAndSchool.admits(verified("pupil@old.school.example"))).isFalse();
        assertThat(familyAndSchool.admits(verified("pupil@myschool.example"))).isFalse();
        assertThat(familyAndSchool.admits(verified("\"x@school.example\"@evil.example")))
                .isFalse();
    }

    /** The first has a Cyrillic letter, the second the sign for kelvin, the others what surrounds an address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pupil@schооl.example",
                "\u212Aate@family.example",
                "kate@family.example ",
                "kate@family.example\n",
                "kate@family.example.evil.example",
                "kate+ada@family.example",
                "kate@evil.example@school.example",
                "@school.example@evil.example",
                "school.example",
                "kate@"
            })
    void whatOnlyLooksLikeAnAddressOnTheListIsNot(String email) {
        var kate = policy(List.of("kate@family.example", "@school.example"), List.of("kate@family.example"));
        var person = verified(EmailCase.lower(email));

        assertThat(kate.admits(person)).isFalse();
        assertThat(kate.hasAsAdministrator(person)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"family.example", "@", "ada@", "ada@family.example ada@school.example", "@@school.example"})
    void whatIsNoAddressAndNoDomainStopsTheStart(String entry) {
        assertThatExceptionOfType(AccessMisconfigured.class)
                .isThrownBy(() -> policy(List.of(entry), List.of()))
                .withMessage("ALLOWED_EMAILS holds “%s”, which is neither an address nor a domain such as @example.org."
                        .formatted(entry));
        assertThatExceptionOfType(AccessMisconfigured.class).isThrownBy(() -> policy(List.of(), List.of(entry)));
    }

    @Test
    void aDomainAdministersNothing() {
        assertThatExceptionOfType(AccessMisconfigured.class)
                .isThrownBy(() -> policy(List.of(), List.of("@school.example")))
                .withMessage("ADMINISTRATORS holds “@school.example”, which is no address such as ada@example.org.");
    }

    /** Or a slip of the pen would open the house to everybody. */
    @Test
    void aListOfCommasIsNotEverybody() {
        assertThatExceptionOfType(AccessMisconfigured.class).isThrownBy(() -> policy(List.of(" ", ""), List.of()));
    }

    @Test
    void anAddressNobodyVerifiedProvesNothing() {
        assertThat(familyAndSchool.admits(unverified("ada@family.example"))).isFalse();
        assertThat(familyAndSchool.hasAsAdministrator(unverified("ada@family.example")))
                .isFalse();
    }

    @Test
    void noAddressIsOnNoList() {
        assertThat(familyAndSchool.admits(verified(""))).isFalse();
    }

    @Test
    void administratorsAreThoseNamed() {
        assertThat(familyAndSchool.hasAsAdministrator(verified("ada@family.example")))
                .isTrue();
        assertThat(familyAndSchool.hasAsAdministrator(verified("pupil@school.example")))
                .isFalse();
        assertThat(everybody.hasAsAdministrator(verified("ada@family.example"))).isFalse();
    }

    @Test
    void settingsLeftBlankAreAnOpenHouseWithoutAdministrators() {
        var blank = new MapConfigurationPropertySource(
                Map.of("papertrade.access.allowed-emails", "", "papertrade.access.administrators", ""));
        var settings = new Binder(blank).bindOrCreate("papertrade.access", AccessSettings.class);
        assertThat(AccessPolicy.of(settings)).isEqualTo(everybody);
    }

    private static AccessPolicy policy(List<String> allowed, List<String> administrators) {
        return AccessPolicy.of(new AccessSettings(allowed, administrators, 0, 0));
    }

    private static Newcomer verified(String email) {
        return new Newcomer("https://issuer.example", "1", "Somebody", email, true);
    }

    private static Newcomer unverified(String email) {
        return new Newcomer("https://issuer.example", "1", "Somebody", email, false);
    }
}
