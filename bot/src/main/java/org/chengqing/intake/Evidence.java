package org.chengqing.intake;

import java.time.Instant;
import java.util.Locale;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.MessageKey;
import org.jspecify.annotations.Nullable;

/**
 * One message as evidence, before it is stored.
 *
 * @param text what was written, a transcript, a title
 * @param detail the address of a link, the page of a mini-program, degrees of a place
 * @param filename what the sender called a file
 * @param media the bytes to fetch, null where there are none
 */
record Evidence(
        MessageKey key,
        Kind kind,
        Instant sentAt,
        @Nullable String text,
        @Nullable String detail,
        @Nullable String filename,
        @Nullable MediaRef media) {

    /** The message as evidence; throws {@link IllegalArgumentException} for an event, which is none. */
    static Evidence of(InboundMessage message) {
        Envelope envelope = message.envelope();
        return switch (message) {
            case InboundMessage.Text it -> written(envelope, Kind.TEXT, it.text(), null);
            case InboundMessage.Image it -> bytes(envelope, Kind.IMAGE, null, null, it.media());
            case InboundMessage.Voice it -> bytes(envelope, Kind.VOICE, it.transcript(), null, it.media());
            case InboundMessage.Video it -> bytes(envelope, Kind.VIDEO, null, null, it.media());
            case InboundMessage.Document it -> bytes(envelope, Kind.DOCUMENT, null, it.name(), it.media());
            case InboundMessage.Link it ->
                written(envelope, Kind.LINK, (it.title() + "\n" + it.description()).strip(), it.address());
            case InboundMessage.Location it ->
                written(
                        envelope,
                        Kind.LOCATION,
                        it.label(),
                        String.format(Locale.ROOT, "北纬 %.6f，东经 %.6f", it.latitude(), it.longitude()));
            case InboundMessage.MiniProgram it -> written(envelope, Kind.MINI_PROGRAM, it.title(), it.page());
            case InboundMessage.Unsupported ignored -> written(envelope, Kind.UNSUPPORTED, null, null);
            case InboundMessage.Followed ignored -> throw notEvidence(message);
            case InboundMessage.Departed ignored -> throw notEvidence(message);
            case InboundMessage.MenuTapped ignored -> throw notEvidence(message);
            case InboundMessage.Scanned ignored -> throw notEvidence(message);
        };
    }

    /** How many characters its texts have together. */
    int characters() {
        return (text == null ? 0 : text.length()) + (detail == null ? 0 : detail.length());
    }

    /** The same with texts of at most this many characters each, saying so where something was cut. */
    Evidence cutTo(int most) {
        return new Evidence(key, kind, sentAt, cut(text, most), cut(detail, most), filename, media);
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        return storable(text.substring(0, most)) + "……（超过 " + most + " 字，其余未保存）";
    }

    private static Evidence written(Envelope envelope, Kind kind, @Nullable String text, @Nullable String detail) {
        return new Evidence(envelope.key(), kind, envelope.sentAt(), storable(text), storable(detail), null, null);
    }

    private static Evidence bytes(
            Envelope envelope, Kind kind, @Nullable String text, @Nullable String name, @Nullable MediaRef media) {
        String filename = name != null || media == null ? name : media.filename();
        return new Evidence(envelope.key(), kind, envelope.sentAt(), storable(text), null, storable(filename), media);
    }

    /** Without what PostgreSQL's UTF-8 cannot hold: NUL is left out, half a surrogate pair becomes U+FFFD. */
    static @Nullable String storable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static IllegalArgumentException notEvidence(InboundMessage message) {
        return new IllegalArgumentException(
                "an event is no evidence: " + message.getClass().getSimpleName());
    }
}
