package org.chengqing.conversation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.channel.Sender;
import org.chengqing.intake.Asked;
import org.chengqing.intake.FollowUps;
import org.chengqing.intake.OwnReport;
import org.chengqing.intake.TipOffState;
import org.chengqing.questions.Questions;
import org.chengqing.reception.Reception;

/**
 * All that is kept of a person, in words and in pages that fit one message of WeChat (2,000 bytes). It is read anew for
 * each page, so that nothing of it has to be remembered. Blocks on JDBC.
 */
final class Exports {
    /** Reports shown at most, the newest. */
    private static final int REPORTS = 50;
    /** Bytes of a page in UTF-8: with its heading and the button it stays below 2,000. */
    private static final int PAGE = 1_600;

    private final FollowUps followUps;
    private final Questions questions;
    private final Reception reception;
    private final Subscriptions subscriptions;
    private final Phrases phrases;

    Exports(
            FollowUps followUps,
            Questions questions,
            Reception reception,
            Subscriptions subscriptions,
            Phrases phrases) {
        this.followUps = followUps;
        this.questions = questions;
        this.reception = reception;
        this.subscriptions = subscriptions;
        this.phrases = phrases;
    }

    /** A page of it, from 1; empty when it cannot be had at the moment. The page after the last one is the last one. */
    Optional<Page> page(Sender sender, int number) {
        Optional<Questions.Kept> asked = questions.kept(sender);
        Optional<List<String>> received = reception.kept(sender);
        if (asked.isEmpty()
                || received.isEmpty()
                || !(subscriptions.of(sender) instanceof Subscriptions.Answered.Topics(var topics))
                || !(followUps.everything(sender, REPORTS) instanceof Asked.Known<List<OwnReport>>(var own))) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        own.forEach(report -> add(report, lines));
        asked.get().waiting().forEach(question -> lines.add(words(Wording.EXPORT_WAITING, "text", question)));
        asked.get().opinions().forEach(opinion -> lines.add(words(Wording.EXPORT_OPINION, "text", opinion)));
        asked.get().shown().forEach(claim -> lines.add(words(Wording.EXPORT_SHOWN, "text", claim)));
        topics.forEach(topic -> lines.add(words(Wording.EXPORT_SUBSCRIPTION, "text", topic)));
        received.get().forEach(line -> lines.add(words(Wording.EXPORT_RECEPTION, "text", line)));
        if (lines.isEmpty()) {
            return Optional.of(new Page(phrases.text(Wording.EXPORT_NONE), 1, 1));
        }
        List<String> pages = pages(lines);
        int shown = Math.clamp(number, 1, pages.size());
        String heading = phrases.text(Wording.EXPORT_HEADING, Map.of("page", "" + shown, "pages", "" + pages.size()));
        return Optional.of(new Page(heading + "\n" + pages.get(shown - 1), shown, pages.size()));
    }

    private void add(OwnReport report, List<String> lines) {
        lines.add(phrases.text(
                Wording.EXPORT_REPORT,
                Map.of(
                        "receipt", report.status().receipt().value(),
                        "opened", OwnReports.DAY.format(report.status().openedAt()),
                        "state", word(report.status().state()),
                        "version", report.privacyVersion() == null ? "—" : report.privacyVersion())));
        for (OwnReport.Item item : report.items()) {
            String size = item.bytes() == 0 ? null : "（" + item.bytes() + " 字节）";
            lines.add(item.position() + ". "
                    + Stream.of(item.kind(), item.filename(), size, item.text())
                            .filter(word -> word != null && !word.isBlank())
                            .collect(Collectors.joining(" ")));
        }
        report.notices()
                .forEach(notice -> lines.add(words(
                        Wording.EXPORT_NOTICE,
                        "text",
                        notice.answer() != null
                                ? notice.answer()
                                : notice.state() == null ? "" : word(notice.state()))));
    }

    private String word(TipOffState state) {
        return phrases.text(OwnReports.word(state));
    }

    private String words(Wording wording, String place, String value) {
        return phrases.text(wording, Map.of(place, value));
    }

    /** Lines in pages; a line that is longer than a page goes on on the next one, never within a character. */
    static List<String> pages(List<String> lines) {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        int bytes = 0;
        for (String line : lines) {
            int[] codePoints = (line + "\n").codePoints().toArray();
            for (int codePoint : codePoints) {
                int more = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
                if (bytes + more > PAGE) {
                    pages.add(page.toString().strip());
                    page.setLength(0);
                    bytes = 0;
                }
                page.appendCodePoint(codePoint);
                bytes += more;
            }
        }
        if (!page.toString().isBlank()) {
            pages.add(page.toString().strip());
        }
        return pages;
    }

    /** One page of so many. */
    record Page(String text, int number, int pages) {
        boolean hasNext() {
            return number < pages;
        }
    }
}
