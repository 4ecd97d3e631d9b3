package org.chengqing.picture;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.chengqing.picture.Lettering.Weight;
import org.chengqing.replies.ReviewPage;

/** Paints a page's picture as its layout says. Safe for many threads. */
final class Drawing {
    /** Bytes that a picture may have before its edges are drawn more coarsely. */
    private static final int LARGEST = 195_000;

    private final Lettering letters;
    private final Stamp stamp;

    Drawing(Lettering letters) {
        this.letters = letters;
        this.stamp = new Stamp(letters);
    }

    /** The picture of this page; takes a tenth of a second or two. */
    ReviewPicture draw(ReviewPage page) {
        Layout layout = Layout.of(page, letters);
        Inks inks = new Inks(layout.look().strong());
        BufferedImage picture = new BufferedImage(ReviewPicture.WIDTH, layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D to = picture.createGraphics();
        try {
            to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            to.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            to.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            to.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            ground(to, layout, inks);
            texts(to, layout, inks);
            foot(to, page, layout);
        } finally {
            to.dispose();
        }
        byte[] smooth = png(inks.reduced(picture, Inks.SMOOTH));
        return new ReviewPicture(smooth.length <= LARGEST ? smooth : png(inks.reduced(picture, Inks.COARSE)));
    }

    private void ground(Graphics2D to, Layout layout, Inks inks) {
        to.setColor(Inks.PAGE);
        to.fillRect(0, 0, ReviewPicture.WIDTH, layout.height());
        to.setColor(inks.strong());
        to.fillRect(0, 0, ReviewPicture.WIDTH, layout.cardTop() + 90);
        to.setColor(Inks.PAPER);
        lines(to, layout.publisher(), Weight.BOLD, Layout.PUBLISHER, Layout.LEFT, Layout.BAND_PADDING);
        String what = "核查结果";
        double width = letters.width(what, Weight.REGULAR, 34);
        double middle =
                Layout.BAND_PADDING + Fitting.heightOf(layout.publisher().size(), Layout.PUBLISHER) / 2.0;
        letters.draw(to, what, Weight.REGULAR, 34, Layout.RIGHT - width, middle + 12);
        to.fill(new RoundRectangle2D.Double(
                Layout.MARGIN,
                layout.cardTop(),
                ReviewPicture.WIDTH - 2.0 * Layout.MARGIN,
                layout.cardBottom() - layout.cardTop(),
                36,
                36));
    }

    private void texts(Graphics2D to, Layout layout, Inks inks) {
        int y = layout.cardTop() + Layout.PADDING;
        to.setColor(Inks.SOFT);
        letters.draw(to, "网上的说法", Weight.REGULAR, Layout.SMALL, Layout.LEFT, y + 30.0);
        y += 62;
        Fitting.Fitted texts = layout.texts();
        to.setColor(Inks.TEXT);
        y = lines(to, texts.claim(), Weight.BOLD, texts.sizes().claim(), Layout.LEFT, y) + 34;
        stamp.draw(to, layout.look(), Inks.PAPER, Layout.RIGHT - 6.0, y);
        to.setColor(Inks.SOFT);
        letters.draw(
                to,
                layout.look().sign() == Look.Sign.BAR ? "说明" : "核查结论",
                Weight.REGULAR,
                Layout.SMALL,
                Layout.LEFT,
                y + Stamp.HEIGHT - 6.0);
        y += Stamp.HEIGHT + 40;
        int size = texts.sizes().conclusion();
        int height = Fitting.heightOf(texts.conclusion().size(), size) + 2 * Layout.PANEL;
        to.setColor(inks.tint());
        to.fill(new RoundRectangle2D.Double(Layout.LEFT, y, Layout.RIGHT - Layout.LEFT, height, 16, 16));
        to.setColor(inks.strong());
        to.fillRect(Layout.LEFT, y, 8, height);
        to.setColor(Inks.TEXT);
        lines(to, texts.conclusion(), Weight.REGULAR, size, Layout.LEFT + Layout.PANEL, y + Layout.PANEL);
        to.setColor(Inks.SOFT);
        lines(to, layout.sources(), Weight.REGULAR, Layout.SMALL, Layout.LEFT, y + height + 36);
    }

    private void foot(Graphics2D to, ReviewPage page, Layout layout) {
        int bottom = layout.cardBottom() - Layout.PADDING;
        int top = bottom - Layout.QR;
        to.setColor(Inks.LINE);
        to.fillRect(Layout.LEFT, top - 26, Layout.RIGHT - Layout.LEFT, 2);
        code(to, page.address(), Layout.RIGHT - Layout.QR, top);
        to.setColor(Inks.TEXT);
        letters.draw(to, "长按或扫码，看全文和最新结果", Weight.BOLD, 36, Layout.LEFT, top + 60.0);
        to.setColor(Inks.SOFT);
        letters.draw(to, "以发布页面为准", Weight.REGULAR, Layout.SMALL, Layout.LEFT, top + 118.0);
        letters.draw(to, "核实于 " + page.checkedOn(), Weight.REGULAR, Layout.SMALL, Layout.LEFT, top + 168.0);
        letters.draw(to, address(page), Weight.REGULAR, 26, Layout.LEFT, top + 220.0);
        if (page.review().sample()) {
            letters.draw(to, "本条为系统自带的示例，尚未经本单位审核", Weight.REGULAR, 28, Layout.LEFT, layout.cardBottom() + 56.0);
        }
    }

    /** The address without its scheme, cut where it is too long to be typed anyway. */
    private String address(ReviewPage page) {
        String whole = page.address().replaceFirst("^https?://", "");
        String address = whole;
        for (int end = whole.length() - 1; letters.width(address, Weight.REGULAR, 26) > 600; end--) {
            address = whole.substring(0, end) + "…";
        }
        return address;
    }

    private int lines(Graphics2D to, List<String> lines, Weight weight, int size, int x, int y) {
        for (int i = 0; i < lines.size(); i++) {
            double base = y + i * size * Fitting.LEADING + size * (Fitting.LEADING / 2 + .36);
            letters.draw(to, lines.get(i), weight, size, x, base);
        }
        return y + Fitting.heightOf(lines.size(), size);
    }

    /** A QR code with its quiet zone inside the square; whole pixels for each module. */
    private static void code(Graphics2D to, String text, int x, int y) {
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            Layout.QR,
                            Layout.QR,
                            Map.of(EncodeHintType.MARGIN, 1, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
            to.setColor(Color.BLACK);
            for (int row = 0; row < modules.getHeight(); row++) {
                for (int column = 0; column < modules.getWidth(); column++) {
                    if (modules.get(column, row)) {
                        to.fillRect(x + column, y + row, 1, 1);
                    }
                }
            }
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code of " + text.length() + " characters", e);
        }
    }

    private static byte[] png(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
