/**
 * Staff at the counter: a resident asks for a person, a member of staff takes the conversation over, and hands it back to
 * the bot. What was said before the request is never shown; who it is stands in {@code identity} only, the words are
 * sealed, and all of it goes some days after the end or when the person asks to be forgotten. Also who sends so much that
 * their questions are not answered for a time: reports are taken from them all the same, since a report lost is worse than
 * one too many, and within the limits of intake.
 *
 * <p>The path of a message touches the database only for those few who have asked for a person or are blocked: who that is
 * is read every other second and held in memory, so that a lost database stops no answer of the bot.
 */
@NullMarked
package org.chengqing.reception;

import org.jspecify.annotations.NullMarked;
