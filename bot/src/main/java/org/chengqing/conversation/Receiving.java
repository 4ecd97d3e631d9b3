package org.chengqing.conversation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Reply;
import org.chengqing.conversation.Event.Said;
import org.chengqing.conversation.intent.Folded;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.Understanding.Note;
import org.chengqing.reception.Called;
import org.chengqing.reception.Heard;
import org.chengqing.reception.Reception;
import org.chengqing.reception.Reception.Concern;

/**
 * Who answers a message: the bot, a member of staff who has the conversation, or nobody since the sender is blocked. What
 * protects people stays with the bot whoever has the conversation: danger, reports, and what they want to know or have
 * deleted of their own data. Blocks.
 */
final class Receiving {
    /** What begins so is for the bot: a report, or something about one. */
    private static final List<String> REPORT_WORDS = List.of("举报", "我要举报", "补充", "撤回", "查询", "我的举报");

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("M月d日 H:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Reception reception;
    private final Phrases phrases;

    Receiving(Reception reception, Phrases phrases) {
        this.reception = reception;
        this.phrases = phrases;
    }

    /**
     * What came of looking who has the conversation.
     *
     * @param instead what is said instead of the bot's answer; empty where the bot answers
     * @param shown whether staff who take over may see that answer
     */
    record Met(Optional<Reply> instead, boolean shown) {}

    /** Looks who has the conversation. */
    Met meet(InboundMessage message, Event event, ConversationState state) {
        String bare = event instanceof Said said && said.choice() == null
                ? Folded.of(said.text()).bare()
                : "";
        Concern concern = concern(event, state);
        Optional<Reply> instead =
                switch (reception.hear(message, concern, bare)) {
                    case Heard.ToTheBot _ ->
                        reception.isCall(bare)
                                ? called(reception.call(message.envelope().sender()))
                                : Optional.empty();
                    case Heard.WithStaff with -> Optional.of(withStaff(with));
                    case Heard.HandedBack _ -> say(Wording.STAFF_BACK);
                    case Heard.Blocked blocked ->
                        blocked.say()
                                ? Optional.of(Reply.text(
                                        phrases.text(Wording.BLOCKED, Map.of("until", UNTIL.format(blocked.until())))))
                                : Optional.of(Reply.silent());
                };
        return new Met(instead, concern != Concern.BOT);
    }

    private Reply withStaff(Heard.WithStaff with) {
        if (with.media()) {
            return Reply.text(phrases.text(Wording.STAFF_MEDIA));
        }
        return with.first() ? Reply.text(phrases.text(Wording.STAFF_FIRST)) : Reply.silent();
    }

    private Optional<Reply> called(Called called) {
        return switch (called) {
            case WAITING -> say(Wording.PERSON_WAITING);
            case STILL_WAITING -> say(Wording.PERSON_STILL_WAITING);
            case WITH_STAFF -> say(Wording.STAFF_FIRST);
            case FULL -> say(Wording.PERSON_FULL);
            case FAILED -> Optional.empty();
        };
    }

    private Optional<Reply> say(Wording wording) {
        return Optional.of(Reply.text(phrases.text(wording)));
    }

    /** Lets staff who take over know what the bot said meanwhile. */
    void botSaid(InboundMessage message, Reply reply) {
        String words = reply.parts().stream()
                .map(part -> switch (part) {
                    case Reply.Part.Text text -> text.text();
                    case Reply.Part.Card card -> "【" + card.rating() + "】" + card.claim();
                    case Reply.Part.Picture picture -> "[图片] " + picture.words();
                })
                .collect(Collectors.joining("\n"));
        reception.botSaid(message.envelope().sender(), message.envelope().key(), words);
    }

    private static Concern concern(Event event, ConversationState state) {
        return switch (event) {
            case Said said when said.choice() != null && isOwnBusiness(said.choice()) -> Concern.BOT;
            case Said said when said.choice() == null && said.intent() == Intent.URGENT -> Concern.BOTH;
            case Said said when said.choice() == null && isOwnBusiness(said) -> Concern.BOT;
            case Said _, Event.Sent _ -> isRunning(state) ? Concern.BOT : Concern.ANYBODY;
            case Event.Unreadable _ -> Concern.ANYBODY;
            default -> Concern.BOT;
        };
    }

    private static boolean isRunning(ConversationState state) {
        return switch (state) {
            case ConversationState.Collecting _,
                    ConversationState.ConfirmingWithdrawal _,
                    ConversationState.AwaitingReport _,
                    ConversationState.ConfirmingErasure _ -> true;
            default -> false;
        };
    }

    private static boolean isOwnBusiness(Choice choice) {
        return switch (choice.kind()) {
            case REPORT, CATEGORY, DONE, CANCEL, YES, NO, ERASE, EXPORT, STATUS -> true;
            case ASK, PICK, SHARE, SHARE_LAST, NONE, TELL, INSIST, USEFUL, USELESS, WHY, HELP -> false;
        };
    }

    private static boolean isOwnBusiness(Said said) {
        String text = said.text().strip();
        return said.is(Note.ERASE_NOW)
                || said.is(Note.EXPORT)
                || said.intent() == Intent.WITHDRAW
                || REPORT_WORDS.stream().anyMatch(text::startsWith)
                || ReportWords.receipt(text).isPresent();
    }
}
