package org.chengqing.broadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.BulkMessage;
import org.chengqing.channel.BulkQuota;
import org.chengqing.channel.BulkWay;
import org.chengqing.channel.NoticeTemplate;
import org.jspecify.annotations.Nullable;

/**
 * A platform that does as it is told and knows a repeat by its client id, as WeChat does: what it takes once is not taken
 * again, and the repeat names the job of the first.
 */
final class ScriptedPlatform implements BulkChannel {
    /** One send that was taken. */
    record Send(String clientId, List<String> people, BulkMessage message) {}

    final List<Send> sends = Collections.synchronizedList(new ArrayList<>());
    final Map<String, List<NoticeTemplate>> notices = new ConcurrentHashMap<>();
    final List<String> previews = Collections.synchronizedList(new ArrayList<>());
    final List<String> followers = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> jobs = new LinkedHashMap<>();
    final Map<String, JobStatus> states = new ConcurrentHashMap<>();
    int drafts;
    /** What is answered to a call with this client id, after it was taken or not; null: it is taken and said so. */
    volatile Function<String, @Nullable Started> before = _ -> null;
    /** The answer is lost after it was taken. */
    volatile Function<String, Boolean> lost = _ -> false;

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Set<String> accounts() {
        return Set.of("main");
    }

    @Override
    public Asked<BulkMessage.Draft> draft(String account, BulkMessage.Article article) {
        drafts++;
        return new Asked.Got<>(new BulkMessage.Draft("draft of " + article.title()));
    }

    @Override
    public Started sendToAll(String account, BulkMessage message, String clientId) {
        return taken(List.copyOf(followers), message, clientId);
    }

    @Override
    public Started sendToTag(String account, int tagId, BulkMessage message, String clientId) {
        return taken(followers.stream().filter(it -> it.endsWith("#" + tagId)).toList(), message, clientId);
    }

    @Override
    public Started sendToList(String account, List<String> people, BulkMessage message, String clientId) {
        if (people.size() < LEAST_LISTED || people.size() > MOST_LISTED) {
            throw new IllegalArgumentException("a list of " + people.size());
        }
        return taken(people, message, clientId);
    }

    private synchronized Started taken(List<String> people, BulkMessage message, String clientId) {
        Started instead = before.apply(clientId);
        if (instead != null) {
            return instead;
        }
        String known = jobs.get(clientId);
        if (known != null) {
            return new Started.Accepted(known, true);
        }
        String job = "job-" + (jobs.size() + 1);
        jobs.put(clientId, job);
        sends.add(new Send(clientId, List.copyOf(people), message));
        return lost.apply(clientId)
                ? new Started.Unknown("SocketTimeoutException", Duration.ofHours(24))
                : new Started.Accepted(job, false);
    }

    @Override
    public JobStatus status(String account, String jobId) {
        return states.getOrDefault(jobId, new JobStatus.Sending());
    }

    @Override
    public Started preview(String account, String viewer, BulkMessage message) {
        previews.add(viewer);
        return new Started.Accepted("", false);
    }

    @Override
    public Asked<JobStatus.Deleted> delete(String account, String jobId) {
        throw new UnsupportedOperationException("delete " + jobId);
    }

    @Override
    public Asked<List<Tag>> tags(String account) {
        return new Asked.Got<>(List.of(new Tag(
                2, "市民", followers.stream().filter(it -> it.endsWith("#2")).count())));
    }

    @Override
    public Asked<Followers> followers(String account, @Nullable String after) {
        return new Asked.Got<>(new Followers(followers.size(), List.copyOf(followers), null));
    }

    @Override
    public Asked<Followers> tagged(String account, int tagId, @Nullable String after) {
        List<String> tagged =
                followers.stream().filter(it -> it.endsWith("#" + tagId)).toList();
        return new Asked.Got<>(new Followers(tagged.size(), tagged, null));
    }

    @Override
    public Map<BulkWay, BulkQuota> quota(String account) {
        Map<BulkWay, BulkQuota> quotas = new EnumMap<>(BulkWay.class);
        quotas.put(BulkWay.MASS_TO_LIST, new BulkQuota.Known(100, 0, 100));
        return quotas;
    }

    @Override
    public synchronized Started notice(String account, String person, NoticeTemplate template, String clientId) {
        Started instead = before.apply(clientId);
        if (instead != null) {
            return instead;
        }
        String known = jobs.get(clientId);
        if (known != null) {
            return new Started.Accepted(known, true);
        }
        String job = "job-" + (jobs.size() + 1);
        jobs.put(clientId, job);
        notices.computeIfAbsent(person, _ -> new ArrayList<>()).add(template);
        return lost.apply(clientId)
                ? new Started.Unknown("SocketTimeoutException", Duration.ofMinutes(10))
                : new Started.Accepted(job, false);
    }
}
