package org.chengqing.knowledge.catalog;

import java.io.Writer;
import org.chengqing.knowledge.claim.ClaimReview;
import tools.jackson.core.JsonGenerator;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** YAML: one list. */
final class YamlWriter implements ReviewWriter {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();

    private final JsonGenerator generator;

    YamlWriter(Writer writer) {
        this.generator = MAPPER.createGenerator(writer);
        generator.writeStartArray();
    }

    @Override
    public void write(ClaimReview review) {
        generator.writeTree(ReviewJson.object(review));
    }

    @Override
    public void close() {
        generator.writeEndArray();
        generator.close();
    }
}
