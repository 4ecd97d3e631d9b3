package org.chengqing.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chengqing.channel.Channel;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;

/** A platform that hands out what a test put there. */
final class ScriptedChannel implements Channel {
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    /** What was said to whom, in order. */
    final List<Said> said = new CopyOnWriteArrayList<>();

    Sent sends = new Sent.Accepted();

    @Override
    public String name() {
        return "wechat";
    }

    @Override
    public Sent send(Sender to, Reply reply) {
        said.add(new Said(to, reply));
        return sends;
    }

    @Override
    public Fetched fetch(MediaRef media, long maxBytes, OutputStream sink) throws IOException {
        return scripts.getOrDefault(media.id(), out -> new Fetched.Gone("40007"))
                .run(sink);
    }

    void has(String id, byte[] content) {
        scripts.put(id, sink -> {
            sink.write(content);
            return new Fetched.Complete(content.length, null, null);
        });
    }

    void answers(String id, Fetched outcome) {
        scripts.put(id, sink -> outcome);
    }

    void does(String id, Script script) {
        scripts.put(id, script);
    }

    record Said(Sender to, Reply reply) {}

    interface Script {
        Fetched run(OutputStream sink) throws IOException;
    }
}
