package com.papertrade.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.papertrade.TestDatabase;
import com.papertrade.TestTraders;
import com.papertrade.identity.UserId;
import com.papertrade.instrument.Instrument;
import com.papertrade.instrument.InstrumentType;
import com.papertrade.instrument.Instruments;
import com.papertrade.instrument.Symbol;
import com.papertrade.marketdata.CallPriority;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest
@Import({TestDatabase.class, TestTraders.class})
class WatchlistIT {

    private static final Symbol NEWS = new Symbol("WATCHED-NEWS");
    private static final Symbol GONE = new Symbol("WATCHED-GONE");

    @Autowired
    Watchlist watchlist;

    @Autowired
    WatchedSymbols demand;

    @Autowired
    Instruments instruments;

    @Autowired
    TestTraders traders;

    private UserId maya;

    @BeforeEach
    void signUp() {
        maya = traders.signedUp("Maya");
    }

    @Test
    void toWatchTwiceIsToWatchOnceAndTheFirstStandsFirst() {
        assertThat(watchlist.add(maya, NEWS)).isTrue();
        assertThat(watchlist.add(maya, GONE)).isTrue();
        assertThat(watchlist.add(maya, NEWS)).isTrue();

        assertThat(watchlist.of(maya)).containsExactly(NEWS, GONE);
    }

    @Test
    void nobodySeesWhatSomebodyElseWatches() {
        watchlist.add(maya, NEWS);
        var tom = traders.signedUp("Tom");

        watchlist.remove(tom, NEWS);

        assertThat(watchlist.of(tom)).isEmpty();
        assertThat(watchlist.watches(maya, NEWS)).isTrue();
    }

    @Test
    void theHundredAndFirstIsRefusedAndThoseThereAreStay() {
        IntStream.range(0, Watchlist.MOST).forEach(number -> watchlist.add(maya, new Symbol("W" + number)));

        assertThat(watchlist.add(maya, NEWS)).isFalse();
        assertThat(watchlist.add(maya, new Symbol("W7"))).isTrue();
        assertThat(watchlist.of(maya)).hasSize(Watchlist.MOST).doesNotContain(NEWS);
    }

    @Test
    void theFeedIsToldWhatIsWatchedUnlessItIsDelisted() {
        instruments.save(List.of(instrument(NEWS, true), instrument(GONE, false)));
        watchlist.add(maya, NEWS);
        watchlist.add(maya, GONE);

        assertThat(demand.symbols()).containsEntry(NEWS, CallPriority.WATCHED).doesNotContainKey(GONE);

        watchlist.remove(maya, NEWS);
        assertThat(watchlist.of(maya)).containsExactly(GONE);
    }

    private static Instrument instrument(Symbol symbol, boolean active) {
        return new Instrument(symbol, symbol.value(), "NYSE", InstrumentType.STOCK, "USD", active);
    }
}
