package com.papertrade.performance;

import com.papertrade.instrument.Symbol;
import com.papertrade.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * How much the market moved a portfolio's equity since the previous close (PRODUCT.md, section 5),
 * with everything it was worked out from.
 */
public sealed interface DailyChange {

    /** The session it speaks of. */
    LocalDate session();

    /** The session whose close it is compared with. */
    LocalDate previousSession();

    /** The changes known, by symbol: all of them, or all but those that wait for a price. */
    List<PositionChange> positions();

    /**
     * The figure, and the parts it is the sum of.
     *
     * @param equityNow at the session's prices, which may be older than the last known ones
     * @param equityAtPreviousClose cash then, dividends then receivable, and the positions then at
     *     their closes
     * @param deposited since the previous close
     * @param withdrawn since the previous close
     * @param fees charged since the previous close, a positive amount
     * @param gain {@code equityNow + withdrawn − deposited − equityAtPreviousClose}, and its rate over
     *     {@code equityAtPreviousClose + deposited}
     * @param positions of each instrument held then or traded since, by symbol; with {@code −fees}
     *     they add up to the gain, to the cent
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
            implements DailyChange {

        public Known {
            positions = List.copyOf(positions);
        }

        /** What of {@code equityNow} is not in positions. */
        public Money cashNow() {
            return equityNow.minus(total(PositionChange::valueNow));
        }

        /** What of {@code equityAtPreviousClose} was not in positions: cash, and dividends receivable. */
        public Money cashAtPreviousClose() {
            return equityAtPreviousClose.minus(total(PositionChange::valueThen));
        }

        private Money total(Function<PositionChange, Money> part) {
            return positions.stream().map(part).reduce(Money.zero(equityNow.currency()), Money::plus);
        }
    }

    /**
     * No number, because these prices are missing: a partial total is never shown as the total.
     *
     * @param missing by symbol
     * @param positions the changes of those instruments whose prices are known
     */
    record Waiting(
            LocalDate session, LocalDate previousSession, List<MissingPrice> missing, List<PositionChange> positions)
            implements DailyChange {

        /** @throws IllegalArgumentException if it waits for nothing */
        public Waiting {
            missing = List.copyOf(missing);
            positions = List.copyOf(positions);
            if (missing.isEmpty()) {
                throw new IllegalArgumentException("A change that waits says for what");
            }
        }

        /** "waiting for Tuesday's close of IBM" */
        public String sentence() {
            return WaitingSentence.of(missing);
        }
    }

    /**
     * A price without which there is no number.
     *
     * @param session whose price of the symbol is not known
     */
    record MissingPrice(Symbol symbol, LocalDate session, Kind kind) {

        /** What of the session is not known. */
        public enum Kind {
            /** The session is over, and its close has not arrived. */
            CLOSE,
            /** The session is under way, and no price of it has arrived. */
            PRICE
        }
    }
}
