package org.chengqing.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.replies.ForwardText;
import org.chengqing.replies.ReviewCards;
import org.chengqing.replies.ReviewPage;

/** Gives words to what the dialogue decided. */
final class Rendering {
    private final Phrases phrases;
    private final NoticePhrases notices;
    private final ForwardText forward;
    private final List<String> examples;

    Rendering(Phrases phrases, ForwardText forward, List<String> examples) {
        this.phrases = phrases;
        this.notices = new NoticePhrases(phrases);
        this.forward = forward;
        this.examples = List.copyOf(examples);
    }

    /** Sentences that follow one another become one text; cards stand by themselves. */
    Reply reply(List<Line> lines, List<Offer> offers) {
        List<Reply.Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            switch (line) {
                case Line.Verdict verdict -> {
                    flush(text, parts);
                    parts.add(ReviewCards.of(verdict.review()));
                }
                case Line.Forward passedOn -> {
                    flush(text, parts);
                    ClaimReview review = passedOn.review();
                    parts.add(new Reply.Part.Text(forward.of(review)));
                    parts.add(new Reply.Part.Picture(
                            ReviewPage.pictureOf(review.id().value()),
                            "【" + review.rating().label() + "】" + review.claim().text()));
                }
                case Line.Phrase phrase -> text.append(words(phrase)).append('\n');
                case Line.News news -> {
                    text.append(notices.of(news.notice())).append('\n');
                    flush(text, parts);
                }
                case Line.Plain plain -> text.append(plain.text()).append('\n');
            }
        }
        flush(text, parts);
        List<QuickReply> quickReplies = new ArrayList<>();
        offers.forEach(offer -> quickReplies.add(quickReply(offer)));
        if (lines.stream().anyMatch(l -> l instanceof Line.Phrase p && p.wording() == Wording.FOLLOWED)) {
            examples.forEach(example -> quickReplies.add(new QuickReply("example", example, example)));
        }
        return new Reply(parts, quickReplies);
    }

    Reply sorry(Wording wording) {
        return Reply.text(phrases.text(wording));
    }

    private String words(Line.Phrase phrase) {
        Wording state = phrase.state();
        if (state == null) {
            return phrases.text(phrase.wording(), phrase.values());
        }
        Map<String, String> values = new HashMap<>(phrase.values());
        values.put("state", phrases.text(state));
        return phrases.text(phrase.wording(), values);
    }

    private QuickReply quickReply(Offer offer) {
        Wording wording = offer.wording();
        String label = wording == null ? offer.label() : phrases.text(wording, offer.values());
        return new QuickReply(offer.choice().id(), label, label);
    }

    private static void flush(StringBuilder text, List<Reply.Part> parts) {
        String said = text.toString().strip();
        if (!said.isEmpty()) {
            parts.add(new Reply.Part.Text(said));
        }
        text.setLength(0);
    }
}
