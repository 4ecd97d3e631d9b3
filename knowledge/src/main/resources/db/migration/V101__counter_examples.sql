-- Exports now list texts that a review must not answer. Stored rows get the empty list, so that importing a file which
-- changes nothing still compares equal; their revisions stay as they were written.
update claim_review
set content = content || '{"counterExamples": []}'::jsonb
where content -> 'counterExamples' is null;
