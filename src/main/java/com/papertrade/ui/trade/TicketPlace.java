package com.papertrade.ui.trade;

import com.papertrade.identity.UserId;
import com.papertrade.portfolio.PortfolioId;
import com.papertrade.trading.OrderId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a ticket is filled in and by whom: what was typed is filled in again nowhere else, and for nobody else.
 *
 * @param name as the browser keeps it beside what was typed
 */
public record TicketPlace(String name) {

    /** Above any screen; the portfolio can be chosen there, and is kept with what was typed. */
    public static TicketPlace dialog(UserId trader) {
        return new TicketPlace("dialog/" + markOf(trader));
    }

    /** @param changed the open order that is being changed */
    static TicketPlace page(UserId trader, PortfolioId portfolio, Optional<OrderId> changed) {
        return new TicketPlace("page/%s/%s%s"
                .formatted(
                        markOf(trader),
                        portfolio,
                        changed.map(order -> "/" + order).orElse("")));
    }

    /** The same at every sign-in. An id is random, and nobody finds it by its mark. */
    private static String markOf(UserId trader) {
        try {
            var id = trader.value().toString().getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id));
        } catch (NoSuchAlgorithmException neverWithJava) {
            throw new IllegalStateException(neverWithJava);
        }
    }
}
