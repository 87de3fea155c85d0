package hindcast.store.jdbc.append;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/// A wire between a program and its server that counts answers and can be cut before one arrives. The server's end stays connected, so that
/// the server works on and does not know.
final class Wire implements AutoCloseable {
    private static final int READY_FOR_QUERY = 'Z';

    private final PGSimpleDataSource far;
    private final ServerSocket near;
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    Wire(PGSimpleDataSource far) throws IOException {
        this.far = far;
        this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    /// The same database, reached through the wire.
    PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {near.getLocalPort()});
        source.setDatabaseName(far.getDatabaseName());
        source.setUser(far.getUser());
        source.setSslmode("disable");
        source.setGssEncMode("disable");
        return source;
    }

    /// How often the server said that it is ready for the next question: once after the login, then once a round trip.
    int answers() {
        return answers.get();
    }

    /// Loses so many of the next answers that report something done, each together with its connection.
    void cut(int times) {
        cuts.set(times);
    }

    @Override
    public void close() throws IOException {
        near.close();
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket program = near.accept();
                Socket server = new Socket(far.getServerNames()[0], far.getPortNumbers()[0]);
                Thread.startVirtualThread(() -> carry(program, server));
                Thread.startVirtualThread(() -> answer(server, program));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            // One end is closed.
        }
    }

    // What the driver sets when it connects is done too, and of no matter.
    private static boolean isDone(int type, byte[] body) {
        String tag = new String(body, StandardCharsets.US_ASCII);
        return type == 'C' && (tag.startsWith("INSERT") || tag.startsWith("SELECT"));
    }

    private void answer(Socket from, Socket to) {
        try (DataInputStream in = new DataInputStream(from.getInputStream()); DataOutputStream out = new DataOutputStream(to.getOutputStream())) {
            while (true) {
                int type = in.readUnsignedByte();
                int length = in.readInt();
                byte[] body = in.readNBytes(length - Integer.BYTES);
                if (isDone(type, body) && cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    to.close();
                    return;
                }
                answers.addAndGet(type == READY_FOR_QUERY ? 1 : 0);
                out.writeByte(type);
                out.writeInt(length);
                out.write(body);
                out.flush();
            }
        } catch (IOException _) {
            // One end is closed.
        }
    }
}
