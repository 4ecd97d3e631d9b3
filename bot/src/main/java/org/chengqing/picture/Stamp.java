package org.chengqing.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import org.chengqing.picture.Lettering.Weight;

/** A rubber stamp with a sign and a word, turned a little as by hand. */
final class Stamp {
    static final int HEIGHT = 124;
    private static final int SIZE = 64;
    private static final int SIGN = 62;
    private static final int PADDING = 34;
    private static final double TURN = Math.toRadians(-5);

    private final Lettering letters;

    Stamp(Lettering letters) {
        this.letters = letters;
    }

    double width(Look look) {
        return PADDING + SIGN + 20 + spaced(look.word()) + PADDING;
    }

    /** Letters stand a little apart. */
    private double spaced(String word) {
        return letters.width(word, Weight.BOLD, SIZE) + 6.0 * (word.length() - 1);
    }

    /** Draws it with its upper right corner here. */
    void draw(Graphics2D page, Look look, Color paper, double right, double top) {
        double width = width(look);
        AffineTransform straight = page.getTransform();
        page.rotate(TURN, right - width / 2, top + HEIGHT / 2.0);
        double x = right - width;
        page.setColor(look.strong());
        page.setStroke(new BasicStroke(7));
        page.draw(new RoundRectangle2D.Double(x, top, width, HEIGHT, 26, 26));
        page.setStroke(new BasicStroke(2));
        page.draw(new RoundRectangle2D.Double(x + 10, top + 10, width - 20, HEIGHT - 20, 16, 16));
        sign(page, look.sign(), paper, x + PADDING + SIGN / 2.0, top + HEIGHT / 2.0);
        page.setColor(look.strong());
        double at = x + PADDING + SIGN + 20;
        for (String letter :
                look.word().codePoints().mapToObj(Character::toString).toList()) {
            letters.draw(page, letter, Weight.BOLD, SIZE, at, top + HEIGHT / 2.0 + SIZE * .37);
            at += letters.width(letter, Weight.BOLD, SIZE) + 6;
        }
        page.setTransform(straight);
    }

    private static void sign(Graphics2D page, Look.Sign sign, Color paper, double x, double y) {
        double r = SIGN / 2.0;
        Ellipse2D disc = new Ellipse2D.Double(x - r, y - r, SIGN, SIGN);
        switch (sign) {
            case CROSS -> {
                page.fill(disc);
                stroke(page, paper, 8, x - 12, y - 12, x + 12, y + 12);
                stroke(page, paper, 8, x + 12, y - 12, x - 12, y + 12);
            }
            case CHECK -> {
                page.fill(disc);
                stroke(page, paper, 8, x - 15, y + 1, x - 4, y + 12, x + 15, y - 11);
            }
            case WARNING -> {
                Path2D triangle = new Path2D.Double();
                triangle.moveTo(x, y - r + 3);
                triangle.lineTo(x + r, y + r - 5);
                triangle.lineTo(x - r, y + r - 5);
                triangle.closePath();
                page.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                page.draw(triangle);
                page.fill(triangle);
                stroke(page, paper, 7, x, y - 9, x, y + 7);
                stroke(page, paper, 7, x, y + 18, x, y + 18.1);
            }
            case HALF -> {
                page.setStroke(new BasicStroke(6));
                page.draw(new Ellipse2D.Double(x - r + 3, y - r + 3, SIGN - 6, SIGN - 6));
                page.fill(new Arc2D.Double(x - r + 3, y - r + 3, SIGN - 6, SIGN - 6, 90, 180, Arc2D.PIE));
            }
            case QUESTION -> {
                page.setStroke(
                        new BasicStroke(6, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {12, 7}, 0));
                page.draw(new Ellipse2D.Double(x - r + 3, y - r + 3, SIGN - 6, SIGN - 6));
                Path2D hook = new Path2D.Double();
                hook.moveTo(x - 10, y - 8);
                hook.curveTo(x - 10, y - 22, x + 11, y - 22, x + 11, y - 8);
                hook.curveTo(x + 11, y, x, y, x, y + 8);
                page.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                page.draw(hook);
                page.fill(new Ellipse2D.Double(x - 4, y + 14, 8, 8));
            }
            case BAR -> {
                page.fill(disc);
                stroke(page, paper, 9, x - 14, y, x + 14, y);
            }
        }
    }

    private static void stroke(Graphics2D page, Color colour, float width, double... points) {
        Color before = page.getColor();
        page.setColor(colour);
        page.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        page.draw(path);
        page.setColor(before);
    }
}
