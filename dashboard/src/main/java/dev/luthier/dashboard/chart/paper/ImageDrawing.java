package dev.luthier.dashboard.chart.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws an image, twice as fine as its size says. Needs no display. */
public final class ImageDrawing implements Drawing {
    private static final int SCALE = 2;
    private static final int FONT_SIZE = 12;

    private final BufferedImage image;
    private final Graphics2D graphics;

    public ImageDrawing(int width, int height) {
        image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(SCALE, SCALE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
        rectangle(0, 0, width, height, Pen.of(Ink.PAPER, 1));
    }

    @Override
    public void path(double[] x, double[] y, Pen pen) {
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < x.length; i++) {
            boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (there && down) {
                path.lineTo(x[i], y[i]);
            } else if (there) {
                path.moveTo(x[i], y[i]);
            }
            down = there;
        }
        graphics.setColor(colour(pen));
        graphics.setStroke(new BasicStroke((float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Pen fill) {
        graphics.setColor(colour(fill));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void dot(double x, double y, double radius, Pen fill) {
        graphics.setColor(colour(fill));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Ink ink) {
        int width = graphics.getFontMetrics().stringWidth(text);
        double left = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2.0;
            case END -> x - width;
        };
        graphics.setColor(Color.decode(ink.hex()));
        graphics.drawString(text, (float) left, (float) (y + 4));
    }

    /** The whole picture as a PNG file. */
    public byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        graphics.dispose();
        return bytes.toByteArray();
    }

    private static Color colour(Pen pen) {
        Color solid = Color.decode(pen.colour());
        int alpha = (int) Math.round(255 * Math.max(0, Math.min(1, pen.opacity())));
        return new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), alpha);
    }
}
