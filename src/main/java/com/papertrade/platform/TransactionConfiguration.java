package com.papertrade.platform;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** How transactions begin, in PaperTrade and in {@code verify-ledger}. */
@Configuration(proxyBeanMethods = false)
public class TransactionConfiguration {

    @Bean
    static JdbcTransactionManager transactionManager(
            DataSource database, ObjectProvider<TransactionManagerCustomizers> customizers) {
        var manager = new IsolationWithinTransaction(database);
        customizers.ifAvailable(each -> each.customize(manager));
        return manager;
    }
}
