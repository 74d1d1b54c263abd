package com.papertrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between PaperTrade and a real server, and lets nothing through, or slowly, or talks nonsense instead of it. */
public final class TroubledProxy implements AutoCloseable {

    private static final byte[] NONSENSE = "<html>502 Bad Gateway</html>\r\n".getBytes(UTF_8);

    private final int port;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile ServerSocket listener;
    private volatile Trouble trouble = new Trouble.None();

    private sealed interface Trouble {
        record None() implements Trouble {}

        record Stalled(CountDownLatch over) implements Trouble {}

        record Slow(Duration each) implements Trouble {}

        record Nonsense() implements Trouble {}
    }

    private TroubledProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.port = listener.getLocalPort();
        this.target = target;
        threads.execute(() -> accept(listener));
    }

    public static TroubledProxy to(int port) {
        return new TroubledProxy(listenerOn(0), port);
    }

    private static ServerSocket listenerOn(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Accepts everything and passes nothing on, until the trouble is over. */
    public void stall() {
        become(new Trouble.Stalled(new CountDownLatch(1)));
    }

    /** Holds whatever is answered back for that long. */
    public void slow(Duration each) {
        become(new Trouble.Slow(each));
    }

    /** Answers each word with nonsense. */
    public void talkNonsense() {
        become(new Trouble.Nonsense());
    }

    /** Refuses connections and closes those there are, as when the server's process has died. */
    public void die() {
        close(listener);
        cut();
    }

    /** Closes all connections, as a server does that is stopped. */
    public void cut() {
        sockets.forEach(TroubledProxy::close);
        sockets.clear();
    }

    /** What talked nonsense before is another server from now on: its connections are closed. */
    public void recover() {
        var before = trouble;
        become(new Trouble.None());
        if (before instanceof Trouble.Nonsense) {
            cut();
        }
        if (listener.isClosed()) {
            var again = listenerOn(port);
            listener = again;
            threads.execute(() -> accept(again));
        }
    }

    private void become(Trouble next) {
        var before = trouble;
        trouble = next;
        if (before instanceof Trouble.Stalled stalled) {
            stalled.over().countDown();
        }
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                var client = listener.accept();
                sockets.add(client);
                threads.execute(() -> connect(client));
            }
        } catch (IOException closed) {
            // Whoever closes the listener closes its connections, too.
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            threads.execute(() -> pump(client, server, false));
            pump(server, client, true);
        } catch (IOException nobodyThere) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            var buffer = new byte[8192];
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                pass(buffer, read, answers ? to : from, to, answers);
            }
        } catch (IOException | InterruptedException ended) {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void pass(byte[] bytes, int length, Socket client, Socket to, boolean answers)
            throws IOException, InterruptedException {
        switch (trouble) {
            case Trouble.None _ -> to.getOutputStream().write(bytes, 0, length);
            case Trouble.Stalled stalled -> {
                stalled.over().await();
                to.getOutputStream().write(bytes, 0, length);
            }
            case Trouble.Slow slow -> {
                if (answers) {
                    Thread.sleep(slow.each());
                }
                to.getOutputStream().write(bytes, 0, length);
            }
            case Trouble.Nonsense _ -> client.getOutputStream().write(NONSENSE);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        become(new Trouble.None());
        die();
        threads.shutdownNow();
    }
}
