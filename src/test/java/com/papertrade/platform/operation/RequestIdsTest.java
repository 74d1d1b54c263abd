package com.papertrade.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestIdsTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final AtomicReference<String> logged = new AtomicReference<>();

    @Test
    void theNumberOfTheProxyIsLoggedAndAnswered() throws Exception {
        request.addHeader(RequestIds.HEADER, "0123456789abcdef");
        pass();

        assertThat(logged.get()).isEqualTo("0123456789abcdef");
        assertThat(response.getHeader(RequestIds.HEADER)).isEqualTo("0123456789abcdef");
    }

    @Test
    void aRequestWithoutANumberGetsOne() throws Exception {
        pass();

        assertThat(logged.get()).hasSize(36).isEqualTo(response.getHeader(RequestIds.HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "two\nlines-of-log", "{\"json\":\"injected\"}", "äöüäöüäöü"})
    void whatIsNoNumberIsNotLogged(String given) throws Exception {
        request.addHeader(RequestIds.HEADER, given);
        pass();

        assertThat(logged.get()).isNotEqualTo(given).hasSize(36);
    }

    @Test
    void theNextRequestOfTheThreadDoesNotInheritIt() throws Exception {
        pass();

        assertThat(MDC.get(RequestIds.LOGGED_AS)).isNull();
    }

    private void pass() throws Exception {
        new RequestIds().doFilter(request, response, (_, _) -> logged.set(MDC.get(RequestIds.LOGGED_AS)));
    }
}
