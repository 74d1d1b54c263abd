package com.papertrade.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

    @Test
    void aJdbcAddressStaysAsItIs() {
        var url = DatabaseUrl.parse("jdbc:postgresql://db:5432/papertrade?sslmode=require");
        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db:5432/papertrade?sslmode=require");
        assertThat(url.namesItsUser()).isFalse();
    }

    @Test
    void aJdbcAddressMayNameItsUser() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/papertrade?user=ada&password=x")
                        .namesItsUser())
                .isTrue();
    }

    @Test
    void aServicesAddressIsTakenApart() {
        var url = DatabaseUrl.parse("postgres://ada:p%40ss+word@db.example:6543/papertrade?sslmode=require");
        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:6543/papertrade?sslmode=require");
        assertThat(url.username()).contains("ada");
        assertThat(url.password()).contains("p@ss+word");
    }

    @Test
    void aServicesAddressMayLeaveOutPortUserAndPassword() {
        var url = DatabaseUrl.parse("postgresql://db.example/papertrade");
        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example/papertrade");
        assertThat(url.namesItsUser()).isFalse();
        assertThat(DatabaseUrl.parse("postgres://ada@db/papertrade").password()).isEmpty();
    }

    @Test
    void nonsenseIsRefusedWithoutRepeatingIt() {
        for (var text : new String[] {"mysql://root:secret@db/x", "secret", "postgres://a b:secret@db/x"}) {
            assertThatThrownBy(() -> DatabaseUrl.parse(text))
                    .isInstanceOf(PlatformMisconfigured.class)
                    .hasMessageStartingWith("DATABASE_URL is not an address of PostgreSQL")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void neverPrintsItsPassword() {
        assertThat(DatabaseUrl.parse("postgres://ada:secret@db/papertrade").toString())
                .doesNotContain("secret");
    }
}
