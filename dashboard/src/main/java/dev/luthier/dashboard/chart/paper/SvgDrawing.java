package dev.luthier.dashboard.chart.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Draws SVG that needs nothing else. */
public final class SvgDrawing implements Drawing {
    private final StringBuilder svg = new StringBuilder();

    public SvgDrawing(int width, int height, String title) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" role=\"img\" font-size=\"12\" font-family=\"system-ui,-apple-system,Segoe UI,Roboto,")
                .append("Helvetica Neue,Arial,sans-serif\">\n<title>")
                .append(escaped(title))
                .append("</title>\n");
        rectangle(0, 0, width, height, Pen.of(Ink.PAPER, 1));
    }

    @Override
    public void path(double[] x, double[] y, Pen pen) {
        svg.append("<path d=\"");
        boolean down = false;
        for (int i = 0; i < x.length; i++) {
            boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (there) {
                svg.append(down ? 'L' : 'M').append(number(x[i])).append(' ').append(number(y[i]));
            }
            down = there;
        }
        svg.append("\" fill=\"none\" stroke=\"")
                .append(pen.colour())
                .append("\" stroke-width=\"")
                .append(number(pen.width()))
                .append("\" stroke-linejoin=\"round\"");
        if (pen.opacity() < 1) {
            svg.append(" stroke-opacity=\"").append(number(pen.opacity())).append('"');
        }
        svg.append("/>\n");
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Pen fill) {
        svg.append("<rect x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height));
        fill(fill);
    }

    @Override
    public void dot(double x, double y, double radius, Pen fill) {
        svg.append("<circle cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius));
        fill(fill);
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Ink ink) {
        svg.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y + 4))
                .append("\" fill=\"")
                .append(ink.hex())
                .append("\" text-anchor=\"")
                .append(anchor.name().toLowerCase(Locale.ROOT))
                .append("\">")
                .append(escaped(text))
                .append("</text>\n");
    }

    /** The whole picture. */
    public String svg() {
        return svg + "</svg>\n";
    }

    /** A text as it may stand in XML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void fill(Pen fill) {
        svg.append("\" fill=\"").append(fill.colour()).append('"');
        if (fill.opacity() < 1) {
            svg.append(" fill-opacity=\"").append(number(fill.opacity())).append('"');
        }
        svg.append("/>\n");
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
