package com.papertrade.ui.trade;

import com.papertrade.trading.Means;
import com.papertrade.trading.OrderPreview;
import java.util.Optional;

/** What is known of a ticket before it is placed. */
record TicketAnswer(Optional<OrderPreview> preview, Means means) {}
