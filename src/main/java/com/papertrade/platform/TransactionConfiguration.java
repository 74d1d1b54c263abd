package com.papertrade.platform;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** How transactions begin, in PaperTrade and in its commands. */
@Configuration(proxyBeanMethods = false)
public class TransactionConfiguration {

    @Bean
    JdbcTransactionManager transactionManager(DataSource database) {
        return new IsolationWithinTransaction(database);
    }
}
