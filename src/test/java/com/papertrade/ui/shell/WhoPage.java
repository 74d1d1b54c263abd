package com.papertrade.ui.shell;

import com.papertrade.identity.CurrentUser;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page for signed-in people that says who they are, and from which they can sign out. */
@TestConfiguration(proxyBeanMethods = false)
@RestController
class WhoPage {

    private final CurrentUser currentUser;

    WhoPage(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @GetMapping("/who")
    String who(CsrfToken token) {
        var user = currentUser.get();
        return "%s, %s, administrator: %s <input name=\"_csrf\" value=\"%s\">"
                .formatted(user.name(), user.email(), user.administrator(), token.getToken());
    }
}
