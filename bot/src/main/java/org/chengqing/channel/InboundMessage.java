package org.chengqing.channel;

import org.jspecify.annotations.Nullable;

/** A message from a person, the same for every platform. */
public sealed interface InboundMessage {
    /** Key, sender and time. */
    Envelope envelope();

    /** Written text. {@code choice} is the id of the {@link QuickReply} that was tapped, null for typed text. */
    record Text(Envelope envelope, String text, @Nullable String choice) implements InboundMessage {}

    /** A picture. */
    record Image(Envelope envelope, MediaRef media) implements InboundMessage {}

    /** A voice message, with the platform's transcript where it made one. */
    record Voice(
            Envelope envelope, MediaRef media, @Nullable String transcript) implements InboundMessage {}

    /** A video. */
    record Video(Envelope envelope, MediaRef media) implements InboundMessage {}

    /** A file; {@code media} is null where the platform shows it but does not hand it out. */
    record Document(
            Envelope envelope, String name, @Nullable MediaRef media) implements InboundMessage {}

    /** A shared article or page. */
    record Link(Envelope envelope, String title, String description, String address) implements InboundMessage {}

    /** A place: degrees north and east, and the platform's name for it. */
    record Location(Envelope envelope, double latitude, double longitude, String label) implements InboundMessage {}

    /** A card of a mini-program. */
    record MiniProgram(Envelope envelope, String title, String page) implements InboundMessage {}

    /** Content that the platform does not pass on, such as a forwarded chat record. */
    record Unsupported(Envelope envelope) implements InboundMessage {}

    /** The person followed the account, perhaps by a QR code with a scene. */
    record Followed(Envelope envelope, @Nullable String scene) implements InboundMessage {}

    /** The person left or revoked consent; no answer can reach them, and their data must go. */
    record Departed(Envelope envelope) implements InboundMessage {}

    /** A menu button with this key was tapped. */
    record MenuTapped(Envelope envelope, String key) implements InboundMessage {}

    /** A follower scanned a QR code with this scene. */
    record Scanned(Envelope envelope, String scene) implements InboundMessage {}
}
