package org.chengqing.console.rebuttals;

import org.chengqing.knowledge.catalog.ChangeResult;
import org.chengqing.knowledge.catalog.ProposalResult;
import org.chengqing.knowledge.claim.ReviewState;

/** Words for staff; public methods are for templates. */
public final class ReviewWords {
    ReviewWords() {}

    /** The state in a word. */
    public String state(ReviewState state) {
        return switch (state) {
            case DRAFT -> "草稿";
            case IN_REVIEW -> "待审核";
            case RELEASED -> "已发布";
            case WITHDRAWN -> "已撤回";
            case SUPERSEDED -> "已被代替";
        };
    }

    /** The class of the state's tag. */
    public String tag(ReviewState state) {
        return switch (state) {
            case DRAFT -> "tag";
            case IN_REVIEW -> "tag tag-warn";
            case RELEASED -> "tag tag-good";
            case WITHDRAWN, SUPERSEDED -> "tag tag-bad";
        };
    }

    /** Why a change was not made; throws {@link IllegalArgumentException} for one that was. */
    static String refusal(ChangeResult result) {
        return switch (result) {
            case ChangeResult.Changed _ -> throw new IllegalArgumentException("it was made");
            case ChangeResult.Missing _ -> "没有这一条辟谣。";
            case ChangeResult.Exists _ -> "这个编号刚刚被用掉了，请再保存一次。";
            case ChangeResult.Stale _ -> "这一条刚刚被别人改过，您的操作没有进行。请返回看一看最新的内容再决定。";
            case ChangeResult.NotAllowed(var current, var reason) ->
                switch (reason) {
                    case WRONG_STATE -> "这一条现在是“" + new ReviewWords().state(current.state()) + "”，不能做这一步。请返回看一看最新的状态。";
                    case NO_SOURCE -> "还没有写来源，不能发布。请退回给编辑补上来源。";
                    case NO_SUCCESSOR -> "代替它的那一条必须是另一条已发布的辟谣，请重新选择。";
                };
        };
    }

    /** Why a change of a proposal was not made; throws {@link IllegalArgumentException} for one that was. */
    static String refusal(ProposalResult result) {
        return switch (result) {
            case ProposalResult.Kept _, ProposalResult.Released _, ProposalResult.Dropped _ ->
                throw new IllegalArgumentException("it was made");
            case ProposalResult.NotReleased _ -> "这一条已不在发布状态，不能这样改。请返回看一看最新的状态。";
            case ProposalResult.Stale _ -> "这一条或它的修改稿刚刚被别人改过，您的操作没有进行。请返回看一看最新的内容再决定。";
            case ProposalResult.OwnWork _ -> OWN_WORK;
            case ProposalResult.NothingNew _ -> "和已发布的内容一样，没有什么要改的。";
            case ProposalResult.NoSource _ -> "修改稿没有写来源，不能发布。请退回补上来源。";
            case ProposalResult.WrongState _ -> "修改稿已不在这一步。请返回看一看最新的状态。";
        };
    }

    /** Said to whoever wants to release what they wrote. */
    static final String OWN_WORK = "您参与过这次的编写或送审，不能自己发布。请由另一位审核员发布。";
}
