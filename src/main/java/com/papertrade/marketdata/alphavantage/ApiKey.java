package com.papertrade.marketdata.alphavantage;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The secret that Alpha Vantage knows a caller by. Whoever prints one sees nothing of it. */
record ApiKey(String value) {

    /** The address with the key in it: to be sent, never to be shown. */
    URI addedTo(URI address) {
        return UriComponentsBuilder.fromUri(address)
                .queryParam("apikey", UriUtils.encode(value, StandardCharsets.UTF_8))
                .build(true)
                .toUri();
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
