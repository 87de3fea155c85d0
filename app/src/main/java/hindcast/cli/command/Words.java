package hindcast.cli.command;

import hindcast.app.time.Moment;
import hindcast.store.StreamId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How words of a command line become values, and what is said when they do not.
public final class Words {
    private Words() {
    }

    /// `Type/id`.
    public static final class Aggregate implements ITypeConverter<StreamId> {
        @Override
        public StreamId convert(String text) {
            try {
                return StreamId.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /// A version: `8` or `v8`.
    public static final class Version implements ITypeConverter<Moment.AtVersion> {
        @Override
        public Moment.AtVersion convert(String text) {
            String digits = text.startsWith("v") ? text.substring(1) : text;
            if (!digits.matches("\\d{1,9}")) {
                throw new TypeConversionException("a version is a number such as 8 or v8; this is: " + text);
            }
            return new Moment.AtVersion(Integer.parseInt(digits));
        }
    }
}
