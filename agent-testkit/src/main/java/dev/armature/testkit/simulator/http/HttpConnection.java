package dev.armature.testkit.simulator.http;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** One client: requests and replies in turn, until either side has had enough. */
final class HttpConnection implements Runnable {
    private static final int PARTING_MILLIS = 1_000;

    private final Socket socket;
    private final HttpHandler handler;
    private final long mostBodyBytes;

    HttpConnection(Socket socket, HttpHandler handler, long mostBodyBytes) {
        this.socket = socket;
        this.handler = handler;
        this.mostBodyBytes = mostBodyBytes;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            serve();
        } catch (IOException e) {
            // The client left, or the listener closed: nobody is there to be told.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() throws IOException, InterruptedException {
        var reader = new RequestReader(socket.getInputStream(), socket.getOutputStream(), mostBodyBytes);
        var writer = new ReplyWriter(socket.getOutputStream(), handler);
        while (true) {
            Optional<HttpRequest> request;
            try {
                request = reader.read();
            } catch (HttpProblem problem) {
                String message = String.valueOf(problem.getMessage());
                writer.write(handler.refuse(reader.begun(), problem.status(), message), true);
                partFrom(reader);
                return;
            }
            if (request.isEmpty()) {
                return;
            }
            switch (writer.write(handler.handle(request.get()), request.get().closesConnection())) {
                case REUSABLE -> {
                    continue;
                }
                case STALLED -> reader.awaitEnd();
                case ENDED -> partFrom(reader);
                case RESET -> socket.setSoLinger(true, 0);
            }
            return;
        }
    }

    /** A close with unread input is a reset, which would take the last bytes from the client. So it may leave first. */
    private void partFrom(RequestReader reader) throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(PARTING_MILLIS);
        reader.awaitEnd();
    }
}
