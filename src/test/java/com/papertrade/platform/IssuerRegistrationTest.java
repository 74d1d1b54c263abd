package com.papertrade.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.papertrade.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

class IssuerRegistrationTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T15:00:00Z"));
    private final IssuerRegistration registration = new IssuerRegistration(this::discover, clock);
    private boolean providerIsUp = true;
    private int attempts;

    @Test
    void isDiscoveredOnceAtTheFirstSignIn() {
        assertThat(attempts).isZero();
        assertThat(registration.findByRegistrationId("papertrade"))
                .isSameAs(registration.findByRegistrationId("papertrade"))
                .isNotNull();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void isTheOnlyOne() {
        assertThat(registration.findByRegistrationId("another")).isNull();
        assertThat(attempts).isZero();
    }

    @Test
    void aProviderThatIsDownIsNotAskedAgainAtOnce() {
        providerIsUp = false;
        assertUnreachable();
        clock.advance(IssuerRegistration.PAUSE.minusMillis(1));
        assertUnreachable();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aProviderThatCameBackIsFoundAfterThePause() {
        providerIsUp = false;
        assertUnreachable();
        providerIsUp = true;
        clock.advance(IssuerRegistration.PAUSE);
        assertThat(registration.findByRegistrationId("papertrade")).isNotNull();
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void thePauseIsOverBeforeTheMinuteThatThePageNames() {
        assertThat(IssuerRegistration.PAUSE).isLessThan(Duration.ofMinutes(1));
    }

    private void assertUnreachable() {
        assertThatThrownBy(() -> registration.findByRegistrationId("papertrade"))
                .isInstanceOfSatisfying(
                        OAuth2AuthenticationException.class,
                        failure -> assertThat(failure.getError().getErrorCode()).isEqualTo("temporarily_unavailable"));
    }

    private ClientRegistration discover() {
        attempts++;
        if (!providerIsUp) {
            throw new IllegalArgumentException("Unable to resolve Configuration with the provided Issuer");
        }
        return ClientRegistration.withRegistrationId("papertrade")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientId("papertrade")
                .tokenUri("https://provider.example/token")
                .build();
    }
}
