package com.papertrade.ui.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.OrderId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketPlaceTest {

    private static final UserId MAYA = UserId.random();
    private static final UserId TOM = UserId.random();
    private static final PortfolioId LONG_GAME = PortfolioId.random();
    private static final PortfolioId SWING_IDEAS = PortfolioId.random();
    private static final OrderId ORDER = OrderId.random();

    @Test
    void aPlaceIsTheSameAtEverySignIn() {
        assertThat(TicketPlace.dialog(MAYA)).isEqualTo(TicketPlace.dialog(new UserId(MAYA.value())));
        assertThat(TicketPlace.page(MAYA, LONG_GAME, Optional.of(ORDER)))
                .isEqualTo(TicketPlace.page(new UserId(MAYA.value()), LONG_GAME, Optional.of(ORDER)));
    }

    @Test
    void anotherTraderPortfolioOrOrderIsAnotherPlace() {
        assertThat(new TicketPlace[] {
                    TicketPlace.dialog(MAYA),
                    TicketPlace.dialog(TOM),
                    TicketPlace.page(MAYA, LONG_GAME, Optional.empty()),
                    TicketPlace.page(TOM, LONG_GAME, Optional.empty()),
                    TicketPlace.page(MAYA, SWING_IDEAS, Optional.empty()),
                    TicketPlace.page(MAYA, LONG_GAME, Optional.of(ORDER)),
                    TicketPlace.page(MAYA, LONG_GAME, Optional.of(OrderId.random()))
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodysIdIsInIt() {
        assertThat(TicketPlace.dialog(MAYA).name())
                .doesNotContain(MAYA.value().toString())
                .doesNotContain(MAYA.value().toString().replace("-", ""));
    }
}
