package org.chengqing.conversation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.QuickReply;
import org.chengqing.conversation.intent.Folded;
import org.chengqing.conversation.intent.IntentClassifier;
import org.chengqing.conversation.intent.Situation;
import org.chengqing.conversation.intent.Understanding;
import org.jspecify.annotations.Nullable;

/** Makes an event of a message: tells words from other content, and what was tapped or chosen by number. */
final class Hearing {
    /** Longest text in which a choice is looked for. */
    private static final int MOST_TYPED = 100;
    /** The wish to pass a rebuttal on, and the rebuttal's name: 发群里 W12. */
    private static final Pattern SHARE_NAMED =
            Pattern.compile("\\s*(\\S{1,12}?)[\\s:：]*([A-Za-z0-9][A-Za-z0-9._-]{0,63})\\s*");

    private final IntentClassifier classifier;
    private final Set<String> shareWords;

    /** Hears these words, too, as the wish to pass an answer on. */
    Hearing(IntentClassifier classifier, List<String> shareWords) {
        this.classifier = classifier;
        this.shareWords =
                shareWords.stream().map(word -> Folded.of(word).bare()).collect(Collectors.toUnmodifiableSet());
    }

    Event hear(InboundMessage message, Memory memory) {
        return switch (message) {
            case InboundMessage.Text text -> said(text, text.text(), text.choice(), memory);
            case InboundMessage.Voice voice
            when isSpoken(voice.transcript()) -> said(voice, Keeping.textOf(voice), null, memory);
            case InboundMessage.Voice voice -> new Event.Sent(voice);
            case InboundMessage.Image image -> new Event.Sent(image);
            case InboundMessage.Video video -> new Event.Sent(video);
            case InboundMessage.Document document -> new Event.Sent(document);
            case InboundMessage.Link link -> new Event.Sent(link);
            case InboundMessage.Location location -> new Event.Sent(location);
            case InboundMessage.MiniProgram card -> new Event.Sent(card);
            case InboundMessage.Unsupported _ -> new Event.Unreadable();
            case InboundMessage.Followed _ -> new Event.Followed();
            case InboundMessage.Departed _ -> new Event.Departed();
            case InboundMessage.MenuTapped menu -> new Event.MenuTapped(menu.key());
            case InboundMessage.Scanned _ -> new Event.Scanned();
        };
    }

    Understanding understand(String text, Situation situation) {
        return classifier.understand(text, situation);
    }

    private static boolean isSpoken(@Nullable String transcript) {
        return transcript != null && !transcript.isBlank();
    }

    private Event.Said said(InboundMessage message, String text, @Nullable String tapped, Memory memory) {
        Optional<Choice> choice = tapped == null ? Optional.empty() : Choice.parse(tapped);
        if (choice.isEmpty()) {
            choice = shared(text, memory).or(() -> typed(text, memory.offered()));
        }
        Understanding understanding = understand(text, memory.state().situation());
        return new Event.Said(message, text, understanding, choice.orElse(null));
    }

    /** The wish to pass an answer on: the named one, or the last. */
    private Optional<Choice> shared(String text, Memory memory) {
        if (text.length() > MOST_TYPED) {
            return Optional.empty();
        }
        Matcher named = SHARE_NAMED.matcher(text);
        if (named.matches() && isShareWord(named.group(1))) {
            return Optional.of(new Choice(Choice.Kind.SHARE, named.group(2)));
        }
        if (!isShareWord(text)) {
            return Optional.empty();
        }
        String offered = memory.offered().stream()
                .flatMap(offer -> Choice.parse(offer.id()).stream())
                .filter(choice -> choice.kind() == Choice.Kind.SHARE)
                .map(Choice::target)
                .findFirst()
                .orElse("");
        return Optional.of(new Choice(
                Choice.Kind.SHARE_LAST, offered + "@" + memory.updatedAt().toEpochMilli()));
    }

    private boolean isShareWord(String text) {
        return shareWords.contains(Folded.of(text).bare());
    }

    /** The number of an offer, or its words, typed by hand. */
    private static Optional<Choice> typed(String text, List<QuickReply> offered) {
        if (offered.isEmpty() || text.length() > MOST_TYPED) {
            return Optional.empty();
        }
        String bare = Folded.of(text).bare();
        for (int i = 0; i < offered.size(); i++) {
            QuickReply offer = offered.get(i);
            if (bare.equals(Integer.toString(i + 1))
                    || bare.equals(Folded.of(offer.text()).bare())) {
                return Choice.parse(offer.id());
            }
        }
        return Optional.empty();
    }
}
