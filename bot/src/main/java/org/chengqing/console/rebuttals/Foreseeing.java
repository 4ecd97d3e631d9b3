package org.chengqing.console.rebuttals;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chengqing.console.page.Times;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.conversation.intent.UnderstoodMessage;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.embedding.BgeSentenceModel;
import org.chengqing.knowledge.embedding.RememberedSentences;
import org.chengqing.knowledge.embedding.SentenceModels;
import org.chengqing.library.KnowledgeSettings;
import org.chengqing.questions.PastQuestions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Works out what a release would change, one after the other on a thread of its own; results stay in the memory of this
 * instance. Safe for many threads.
 */
@Component
@ConditionalOnWebApplication
final class Foreseeing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Foreseeing.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final Catalog catalog;
    private final PastQuestions questions;
    private final IntentLog understood;
    private final KnowledgeSettings knowledge;
    private final SentenceModels sentences;
    private final RebuttalSettings settings;
    private final Clock clock;
    private final ThreadPoolExecutor worker;
    private final Map<String, Foresight> results;

    Foreseeing(
            Catalog catalog,
            PastQuestions questions,
            IntentLog understood,
            KnowledgeSettings knowledge,
            BgeSentenceModel asked,
            RememberedSentences published,
            RebuttalSettings settings,
            Clock clock) {
        this.catalog = catalog;
        this.questions = questions;
        this.understood = understood;
        this.knowledge = knowledge;
        this.sentences = new SentenceModels(asked, published);
        this.settings = settings;
        this.clock = clock;
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.foresightsKept()),
                Thread.ofPlatform().name("foresight").daemon().factory());
        worker.allowCoreThreadTimeOut(true);
        this.results = Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Foresight> eldest) {
                return size() > settings.foresightsKept();
            }
        });
    }

    /**
     * What the release of this content would change, as far as it is worked out; begins with that at the first call.
     * Empty when too many wait.
     *
     * @param key names the content and its revision
     * @param review the review as it would be released
     */
    Optional<Foresight> of(String key, ClaimReview review) {
        String full = key + "@" + catalog.generation();
        Foresight known = results.get(full);
        if (known != null) {
            return Optional.of(known);
        }
        Foresight waiting = Foresight.at("等前面的算完", 0, 0);
        if (results.putIfAbsent(full, waiting) == null) {
            try {
                worker.execute(() -> work(full, review));
            } catch (RejectedExecutionException crowded) {
                results.remove(full);
                return Optional.empty();
            }
        }
        return Optional.of(waiting);
    }

    private void work(String key, ClaimReview review) {
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
            List<ClaimReview> released = catalog.snapshot().released().stream()
                    .filter(it -> it.validity().contains(today))
                    .toList();
            Trial trial = new Trial(released, review, knowledge.options(), sentences, it -> results.replace(key, it));
            results.replace(key, trial.run(past()));
        } catch (RuntimeException failure) {
            LOG.warn("a foresight failed: {}", failure.getClass().getName());
            LOG.debug("the failure", failure);
            results.replace(key, Foresight.broken());
        }
    }

    /** Masked: what was not answered well, then what was asked at all; the latest of each. */
    private List<String> past() {
        Set<String> texts = new LinkedHashSet<>();
        questions.latest(settings.pastQuestions()).forEach(question -> texts.add(question.text()));
        int room = settings.pastQuestions() - texts.size();
        if (room > 0) {
            understood.list(Intent.ASK, false, room).stream()
                    .map(UnderstoodMessage::text)
                    .filter(text -> !text.isBlank())
                    .forEach(texts::add);
        }
        return new ArrayList<>(texts);
    }

    /** Waits for what is being worked out: the sentence model is native and must not be closed under it. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a foresight did not stop within {}", STOP_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
