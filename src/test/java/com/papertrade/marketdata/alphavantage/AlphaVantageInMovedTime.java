package com.papertrade.marketdata.alphavantage;

import com.papertrade.MovableClock;
import com.papertrade.calendar.NyseCalendar;
import com.papertrade.marketdata.CallBudget;
import com.papertrade.marketdata.MarketDataInMovedTime;
import com.papertrade.marketdata.PendingCalls;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The budget as set, except that whoever waits for a turn moves the clock. To be imported: no scan finds it. */
public class AlphaVantageInMovedTime {

    @Bean
    @Primary
    CallBudget budgetInMovedTime(
            DataSource database,
            MovableClock clock,
            AlphaVantageSettings settings,
            ObjectProvider<PendingCalls> pending) {
        return MarketDataInMovedTime.budget(
                database,
                clock,
                settings.limits(new NyseCalendar().zone()),
                priority -> pending.getObject().moreUrgentThan(priority));
    }
}
