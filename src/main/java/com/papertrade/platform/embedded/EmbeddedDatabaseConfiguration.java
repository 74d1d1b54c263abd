package com.papertrade.platform.embedded;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database of embedded mode. Its library is not in the production jar. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("papertrade.embedded-database")
@ConditionalOnClass(name = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
public class EmbeddedDatabaseConfiguration {

    /** Unless a command goes to the one that another PaperTrade has started. */
    @Bean
    @ConditionalOnMissingBean(RunningDatabase.class)
    EmbeddedDatabase embeddedDatabase(DataDirectory directory) throws Exception {
        return EmbeddedDatabase.start(directory);
    }

    @Bean
    @ConditionalOnWebApplication
    ReadyLine readyLine() {
        return new ReadyLine();
    }
}
