import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The health check of the image: ends with 0 if PaperTrade answers HTTP 200. Plain sockets, as it starts every ten seconds. */
class HealthProbe {

    private static final int TIMEOUT_MILLIS = 3000;

    public static void main(String[] args) {
        var path = args.length > 0 ? args[0] : "/health";
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var status = answer.readLine();
            System.out.println(status);
            System.exit(status != null && status.matches("HTTP/1\\.[01] 200.*") ? 0 : 1);
        } catch (IOException notThere) {
            System.out.println(notThere.getMessage());
            System.exit(1);
        }
    }
}
