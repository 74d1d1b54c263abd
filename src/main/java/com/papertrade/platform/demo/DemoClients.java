package com.papertrade.platform.demo;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.util.function.SingletonSupplier;

/** The clients of the demo provider, made when they are first asked for: by then the port is known. */
class DemoClients implements RegisteredClientRepository {

    private final Supplier<InMemoryRegisteredClientRepository> clients;

    DemoClients(DemoClient client) {
        clients = SingletonSupplier.of(() -> new InMemoryRegisteredClientRepository(client.registered()));
    }

    @Override
    public void save(RegisteredClient client) {
        clients.get().save(client);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get().findById(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get().findByClientId(clientId);
    }
}
