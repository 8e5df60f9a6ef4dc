-- Two letters exchanged in a word of six leave it 0.27 similar; the usual threshold of 0.3 would miss it. Words of the
-- same letters come first, because exchanged letters are the commonest slip.
create or replace function search.nearest_word(given text) returns text
  language sql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.similarity_threshold = 0.2
as $$
  select w.word from search.word w
  where w.government_id = platform.current_government() and w.word % given
  order by (select string_agg(letter, '' order by letter) from string_to_table(w.word, null) as letter)
      = (select string_agg(letter, '' order by letter) from string_to_table(given, null) as letter) desc,
    similarity(w.word, given) desc, w.word
  limit 1
$$;
