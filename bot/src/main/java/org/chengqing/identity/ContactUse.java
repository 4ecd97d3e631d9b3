package org.chengqing.identity;

import java.util.List;

/** A feature that may still have something to say to people. Blocks on JDBC. */
@FunctionalInterface
public interface ContactUse {
    /** Those of these people whom the feature must still be able to reach. */
    List<Pseudonym> needed(List<Pseudonym> people);
}
