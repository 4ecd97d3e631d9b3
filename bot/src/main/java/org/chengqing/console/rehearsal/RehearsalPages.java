package org.chengqing.console.rehearsal;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.channel.wechat.ReplyText;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.conversation.Conversations;
import org.chengqing.conversation.Rehearsal;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.knowledge.matching.ScoredCandidate;
import org.chengqing.staff.Permission;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The page on which staff try what the bot would say. What is tried stands in no address. */
@Component
@ConditionalOnWebApplication
final class RehearsalPages implements Section {
    private static final int LONGEST = 5_000;
    private static final String PAGE = "console/rehearsal/rehearsal";

    private final Conversations conversations;
    private final KnowledgeBase knowledge;
    private final ReplyText weChat;

    RehearsalPages(
            Conversations conversations,
            KnowledgeBase knowledge,
            @Value("${publication.base-url:http://localhost:8080}") URI base) {
        this.conversations = conversations;
        this.knowledge = knowledge;
        this.weChat = new ReplyText(base.resolve("/"), false);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/console/rehearsal", Permission.READ_REBUTTALS, this::open),
                Route.post(
                        "/console/rehearsal",
                        Permission.READ_REBUTTALS,
                        visit -> rehearse(visit, visit.field("text"))));
    }

    /** A candidate as the page shows it; public methods are for templates. */
    public record Weighed(ScoredCandidate candidate, String claim, List<String> reasons) {}

    /** Other pages link here with a text, which is tried at once. */
    private Answer open(Visit visit) {
        return visit.query("text")
                .map(text -> rehearse(visit, text))
                .orElseGet(() -> Answer.view(PAGE, Map.of("text", "")));
    }

    private Answer rehearse(Visit visit, String given) {
        String text = given.replace("\0", "");
        if (text.isEmpty() || text.length() > LONGEST) {
            String problem = text.isEmpty() ? "请先写一句居民可能说的话。" : "太长了，最多 " + LONGEST + " 个字。";
            return Answer.invalid(PAGE, Map.of("text", text, "problem", problem));
        }
        Rehearsal rehearsal = conversations.rehearse(text);
        Map<String, Object> model = new HashMap<>();
        model.put("text", text);
        model.put("reply", weChat.whole(rehearsal.reply()));
        model.put("intent", RehearsalWords.of(rehearsal.intent()));
        model.put(
                "reasons",
                rehearsal.understanding().reasons().stream()
                        .map(it -> it.inWords())
                        .toList());
        model.put("mayWrite", visit.staff().may(Permission.WRITE_REBUTTALS));
        MatchOutcome outcome = rehearsal.outcome();
        if (outcome != null) {
            model.put("outcome", RehearsalWords.of(outcome));
            model.put("evidence", outcome.evidence());
            model.put(
                    "candidates",
                    outcome.evidence().candidates().stream().map(this::weighed).toList());
        }
        return Answer.view(PAGE, model);
    }

    private Weighed weighed(ScoredCandidate candidate) {
        String claim = knowledge
                .released(candidate.id())
                .map(ClaimReview::claim)
                .map(Object::toString)
                .orElse(candidate.id().value());
        return new Weighed(candidate, claim, RehearsalWords.features(candidate.features()));
    }
}
