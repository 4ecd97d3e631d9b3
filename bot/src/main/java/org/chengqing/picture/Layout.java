package org.chengqing.picture;

import java.util.ArrayList;
import java.util.List;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.picture.Fitting.Fitted;
import org.chengqing.picture.Lettering.Weight;
import org.chengqing.replies.ReviewPage;

/**
 * What stands where in a picture, in pixels.
 *
 * @param look of its judgement
 * @param publisher the office's name in lines
 * @param texts claim and conclusion as they fit
 * @param sources the sources in lines
 * @param cardTop where the white card begins
 * @param cardBottom where it ends
 * @param height of the whole picture
 */
record Layout(
        Look look,
        List<String> publisher,
        Fitted texts,
        List<String> sources,
        int cardTop,
        int cardBottom,
        int height) {
    static final int MARGIN = 40;
    static final int PADDING = 56;
    static final int LEFT = MARGIN + PADDING;
    static final int RIGHT = ReviewPicture.WIDTH - LEFT;
    static final int PUBLISHER = 46;
    static final int SMALL = 32;
    static final int QR = 248;
    static final int PANEL = 40;
    static final int BAND_PADDING = 46;

    private static final int COMFORTABLE = 780;
    private static final int MAX_HEIGHT = 2160;
    private static final int MAX_SOURCES = 2;

    /** Copies the lists. */
    Layout {
        publisher = List.copyOf(publisher);
        sources = List.copyOf(sources);
    }

    /** The layout of this page with these letters. */
    static Layout of(ReviewPage page, Lettering letters) {
        double width = RIGHT - LEFT;
        Fitting fitting =
                new Fitting((text, size) -> letters.width(text, Weight.BOLD, size), width, width - 2.0 * PANEL);
        Fitting small = new Fitting((text, size) -> letters.width(text, Weight.REGULAR, size), width, width);
        List<String> publisher = fitting.shortened(Lettering.clean(page.publisher()), PUBLISHER, 690, 2);
        List<String> sources = sources(page, small);
        int cardTop = 2 * BAND_PADDING + Fitting.heightOf(publisher.size(), PUBLISHER) + 8;
        int around = PADDING + 62 + 34 + Stamp.HEIGHT + 40 + 2 * PANEL + sourcesHeight(sources) + 48 + QR + PADDING + 8;
        int bottom = MARGIN + (page.review().sample() ? 60 : 0);
        String conclusion = page.current() ? page.review().conclusion() : page.description();
        Fitted texts = fitting.fit(
                Lettering.clean(page.review().claim().text()),
                Lettering.clean(conclusion),
                COMFORTABLE,
                MAX_HEIGHT - cardTop - around - bottom);
        int cardBottom = cardTop + around + texts.height();
        return new Layout(Look.of(page), publisher, texts, sources, cardTop, cardBottom, cardBottom + bottom);
    }

    static int sourcesHeight(List<String> sources) {
        return sources.isEmpty() ? 0 : 40 + Fitting.heightOf(sources.size(), SMALL);
    }

    private static List<String> sources(ReviewPage page, Fitting fitting) {
        List<String> lines = new ArrayList<>();
        if (!page.current()) {
            return lines;
        }
        List<Source> sources = page.review().sources();
        int shown = Math.min(MAX_SOURCES, sources.size());
        for (int i = 0; i < shown; i++) {
            Source source = sources.get(i);
            boolean more = i == shown - 1 && sources.size() > shown;
            String text = "来源：" + source.name()
                    + (source.title() == null ? "" : "《" + source.title() + "》")
                    + (source.date() == null ? "" : "，" + source.date())
                    + (more ? " 等" : "");
            lines.addAll(fitting.shortened(Lettering.clean(text), SMALL, RIGHT - LEFT, 2));
        }
        return lines;
    }
}
