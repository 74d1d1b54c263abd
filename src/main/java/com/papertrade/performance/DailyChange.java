package com.papertrade.performance;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * How much the market moved a portfolio's equity since the previous close (PRODUCT.md, section 5),
 * with everything it was worked out from.
 */
public sealed interface DailyChange {

    /** The session it speaks of. */
    LocalDate session();

    /** The session whose close it is compared with. */
    LocalDate previousSession();

    /**
     * The figure, and the parts it is the sum of.
     *
     * @param equityNow at the session's prices
     * @param equityAtPreviousClose cash then plus the positions then at their closes
     * @param deposited since the previous close
     * @param withdrawn since the previous close
     * @param fees charged since the previous close, a positive amount
     * @param gain {@code equityNow + withdrawn − deposited − equityAtPreviousClose}, and its rate over
     *     {@code equityAtPreviousClose + deposited}
     * @param positions of each instrument held then or traded since; with {@code −fees} they add up to
     *     the gain
     */
    record Known(
            LocalDate session,
            LocalDate previousSession,
            Money equityNow,
            Money equityAtPreviousClose,
            Money deposited,
            Money withdrawn,
            Money fees,
            Gain gain,
            List<PositionChange> positions)
            implements DailyChange {}

    /**
     * No number, because these prices are missing: a partial total is never shown as the total.
     *
     * @param positions the changes of those instruments whose prices are known
     */
    record Waiting(
            LocalDate session, LocalDate previousSession, List<MissingPrice> missing, List<PositionChange> positions)
            implements DailyChange {

        /** "waiting for Tuesday's close of IBM" */
        public String sentence() {
            return MissingPrice.sentence(missing);
        }
    }

    /** @param session whose price of the symbol is not known */
    record MissingPrice(Symbol symbol, LocalDate session) {

        static String sentence(List<MissingPrice> missing) {
            throw new IllegalStateException("written with the calculation");
        }
    }
}
