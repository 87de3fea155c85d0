package hindcast.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows in aligned columns. The widths are those of the first thousand rows, so that a long table begins to appear at once.
public final class Table {
    private static final int MEASURED = 1_000;
    private static final String BETWEEN = "  ";

    private final Terminal terminal;
    private final boolean[] right;
    private final int[] widths;
    private final List<String[]> waiting = new ArrayList<>();
    private boolean measured;

    /// @param columns the titles; one that begins with `>` stands right-aligned
    public Table(Terminal terminal, String... columns) {
        this.terminal = terminal;
        this.right = new boolean[columns.length];
        this.widths = new int[columns.length];
        String[] titles = new String[columns.length];
        for (int column = 0; column < columns.length; column++) {
            right[column] = columns[column].startsWith(">");
            titles[column] = right[column] ? columns[column].substring(1) : columns[column];
        }
        if (!Arrays.stream(titles).allMatch(String::isEmpty)) {
            row(titles);
        }
    }

    /// Adds a row; what could steer a terminal is made visible.
    public void row(String... cells) {
        String[] tame = Arrays.stream(cells).map(Table::tame).toArray(String[]::new);
        if (measured) {
            print(tame);
            return;
        }
        for (int column = 0; column < cells.length; column++) {
            widths[column] = Math.max(widths[column], length(tame[column]));
        }
        waiting.add(tame);
        if (waiting.size() > MEASURED) {
            end();
        }
    }

    /// Prints what has not been printed yet.
    public void end() {
        measured = true;
        waiting.forEach(this::print);
        waiting.clear();
    }

    private void print(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            String blanks = " ".repeat(Math.max(0, widths[column] - length(cells[column])));
            line.append(column == 0 ? "" : BETWEEN).append(right[column] ? blanks + cells[column] : cells[column] + blanks);
        }
        terminal.print(line.toString().stripTrailing());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// A text with its control characters written as escapes: an id of somebody's must not move the cursor.
    public static String tame(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder tame = new StringBuilder();
        text.chars().forEach(character -> {
            if (Character.isISOControl(character)) {
                tame.append("\\u%04x".formatted(character));
            } else {
                tame.append((char) character);
            }
        });
        return tame.toString();
    }
}
