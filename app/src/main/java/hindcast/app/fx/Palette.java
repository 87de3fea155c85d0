package hindcast.app.fx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Colours of the tokens for what is painted rather than styled: a region without size that stands beside a canvas, and whose
/// style sheet gives each name a colour:
///
/// ```css
/// .lane-palette { -axis: -hc-axis; -playhead: -hc-playhead; }
/// ```
///
/// The names belong to one style class: two palettes of the same class must have the same names.
public final class Palette extends Region {
    private final Map<String, SimpleStyleableObjectProperty<Color>> colours = new LinkedHashMap<>();
    private final List<CssMetaData<? extends Styleable, ?>> metaData;

    /// @param styleClass the class of the rule in the style sheet
    /// @param names      the properties of that rule, each with its dash
    /// @param repaint    run after a colour has changed, as when the theme does
    public Palette(String styleClass, List<String> names, Runnable repaint) {
        getStyleClass().add(styleClass);
        setManaged(false);
        setMouseTransparent(true);
        names.forEach(name -> colours.put(name, property(name, repaint)));
        metaData = Stream.concat(Region.getClassCssMetaData().stream(), colours.values().stream().map(StyleableProperty::getCssMetaData))
                .toList();
    }

    /// The colour that the style sheet gives a name; transparent before the first CSS pass.
    public Color colour(String name) {
        return Objects.requireNonNull(colours.get(name), name).get();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return metaData;
    }

    private SimpleStyleableObjectProperty<Color> property(String name, Runnable repaint) {
        var meta = new CssMetaData<Palette, Color>(name, ColorConverter.getInstance(), Color.TRANSPARENT) {
            @Override
            public boolean isSettable(Palette palette) {
                return true;
            }

            @Override
            public StyleableProperty<Color> getStyleableProperty(Palette palette) {
                return Objects.requireNonNull(palette.colours.get(name), name);
            }
        };
        return new SimpleStyleableObjectProperty<>(meta, this, name, Color.TRANSPARENT) {
            @Override
            protected void invalidated() {
                repaint.run();
            }
        };
    }
}
