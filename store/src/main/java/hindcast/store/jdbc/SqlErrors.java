package hindcast.store.jdbc;

import hindcast.store.StoreException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What an error of the driver or the server means to the user: which exception, and which sentence.
/// Neither the statement nor its values get into a message, only what the server itself says about the error.
public final class SqlErrors {
    private static final String UNREACHABLE = "08000";

    private SqlErrors() {
    }

    /// The error in the user's words.
    public static StoreException translate(Task task, SQLException error) {
        String state = state(error);
        return switch (state.substring(0, 2)) {
            case "08" -> unreachable(task, error, reasonAway(error));
            case "28" -> denied(task, error, "the server refuses the user or the password", "Check both.");
            case "3D" -> failed(task, error, "there is no such database on the server", "Check its name.");
            case "3F" -> noTables(task, error);
            case "53" -> exhausted(task, error, state);
            case "58" -> damaged(task, error);
            case "40" -> failed(task, error, "another writer was at the same streams", "Try again.");
            case "22" -> failed(task, error, "the database cannot hold the given text", "JSON must be well-formed, and no text may contain NUL.");
            default -> byState(task, error, state);
        };
    }

    /// Whether the connection broke, so that the answer to what was sent last will never come.
    public static boolean isLost(SQLException error) {
        String state = state(error);
        return state.startsWith("08") || Set.of("57P01", "57P02", "57P05", "25P03", "25P04").contains(state);
    }

    /// Whether writers were in each other's way, so that all of it may be tried again.
    public static boolean isCollision(SQLException error) {
        String state = state(error);
        return state.equals("40001") || state.equals("40P01");
    }

    private static StoreException byState(Task task, SQLException error, String state) {
        return switch (state) {
            case "57P01", "57P02" -> unreachable(task, error, "the server ended the connection");
            case "25P03", "25P04", "57P05" -> unreachable(task, error, "the server ended a connection that stood idle for too long");
            case "57P03" -> unreachable(task, error, "the server is starting or shutting down");
            case "57014" -> failed(task, error, "it took too long or was cancelled", "Try again when the server is less busy.");
            case "55P03" -> failed(task, error, "another transaction is at work there and did not end in time", "Try again when it is done.");
            case "42501" -> denied(task, error, "this user lacks a right", "Ask the owner of the database for it.");
            case "25006" -> denied(task, error, "this connection is read-only", "Open the store with a connection that may write.");
            case "42P01", "42703", "42883" -> noTables(task, error);
            case "XX001", "XX002" -> damaged(task, error);
            default -> failed(task, error, "the database reports an error", "Its words may help who runs it.");
        };
    }

    private static StoreException exhausted(Task task, SQLException error, String state) {
        return switch (state) {
            case "53100" -> failed(task, error, "the server's disk is full", "Free some space and try again.");
            case "53200" -> failed(task, error, "the server is out of memory", "Try again when it is less busy.");
            case "53300" -> failed(task, error, "the server has no connection left for this user",
                    "Close other programs' connections, or let an administrator raise the limit.");
            default -> failed(task, error, "the server is at one of its limits", "Raise it or try again later.");
        };
    }

    /// The first SQLSTATE of the error and its causes; pools wrap what the driver said in an error that has none. The server gives one to each of
    /// its errors, so where there is none at all, the pool or the driver has lost the connection.
    private static String state(SQLException error) {
        return causes(error)
                .filter(SQLException.class::isInstance)
                .map(cause -> Optional.ofNullable(((SQLException) cause).getSQLState()).orElse(""))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse(UNREACHABLE);
    }

    private static String reasonAway(SQLException error) {
        return causes(error)
                .filter(UnknownHostException.class::isInstance)
                .map(cause -> "no host is known by the name " + cause.getMessage())
                .findFirst()
                .orElse("the server does not answer, or the connection broke");
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause);
    }

    private static StoreException unreachable(Task task, SQLException error, String reason) {
        return new StoreException.Unreachable(
                sentence(task.failed(), reason, task.unsure(), "Check that the server runs, then try again.") + words(error), error);
    }

    private static StoreException denied(Task task, SQLException error, String reason, String remedy) {
        return new StoreException.Denied(sentence(task.failed(), reason, task.safe(), remedy) + words(error), error);
    }

    private static StoreException noTables(Task task, SQLException error) {
        return failed(task, error, "the tables of the store are missing or of another version", "Open the database again.");
    }

    private static StoreException damaged(Task task, SQLException error) {
        return failed(task, error, "the server cannot read or write its files", "Its administrator should look at its disk and its log.");
    }

    private static StoreException failed(Task task, SQLException error, String reason, String remedy) {
        return new StoreException.Failed(sentence(task.failed(), reason, task.safe(), remedy) + words(error), error);
    }

    private static String sentence(String failed, String reason, String safe, String remedy) {
        return failed + ": " + reason + ". " + safe + " " + remedy;
    }

    private static String words(SQLException error) {
        return causes(error)
                .filter(PSQLException.class::isInstance)
                .map(cause -> Optional.ofNullable(((PSQLException) cause).getServerErrorMessage()).map(ServerErrorMessage::getMessage).orElse(""))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .map(message -> " (The server says: " + message + ")")
                .orElse("");
    }
}
