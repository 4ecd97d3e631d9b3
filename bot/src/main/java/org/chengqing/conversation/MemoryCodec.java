package org.chengqing.conversation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Memory as JSON. The sender's name never gets into it: it is left out when writing, and put back from the message at
 * hand when reading.
 */
final class MemoryCodec {
    private static final String SENDER = "sender";

    private final JsonMapper mapper = JsonMapper.builder()
            .addMixIn(ConversationState.class, ByName.class)
            .addMixIn(InboundMessage.class, ByName.class)
            .addMixIn(Reply.Part.class, ByName.class)
            .addModule(new SimpleModule()
                    .addSerializer(Sender.class, new Omitted())
                    .addDeserializer(Sender.class, new PutBack()))
            .build();

    String write(Memory memory) {
        return mapper.writeValueAsString(memory);
    }

    /** Throws {@link JacksonException} for what this version did not write. */
    Memory read(String json, Sender sender) {
        return mapper.readerFor(Memory.class).withAttribute(SENDER, sender).readValue(json);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface ByName {}

    private static final class Omitted extends ValueSerializer<Sender> {
        @Override
        public void serialize(Sender value, JsonGenerator json, SerializationContext context) {
            json.writeBoolean(true);
        }
    }

    private static final class PutBack extends ValueDeserializer<Sender> {
        @Override
        public Sender deserialize(JsonParser json, DeserializationContext context) {
            json.skipChildren();
            if (context.getAttribute(SENDER) instanceof Sender sender) {
                return sender;
            }
            throw new IllegalStateException("no sender at hand");
        }
    }
}
