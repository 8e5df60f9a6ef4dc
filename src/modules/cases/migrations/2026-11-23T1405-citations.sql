-- Short enough for a line of the queue; that they are not checked yet is told by is_verified.
update deadlines.rule set citation = 'PermenPANRB 62/2018' where id in ('cases.question-answer', 'cases.closing');
update deadlines.rule set citation = 'UU 27/2022 Pasal 43 dan 44; lamanya ditetapkan daerah' where id = 'cases.retention';
