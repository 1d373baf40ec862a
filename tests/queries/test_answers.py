"""What the named questions answer, where the corpus has no answer or where a parameter narrows it."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

from fztgraph.queries import bind, named_query, run_query
from fztgraph.store import Manifest, Snapshot, add_quads, open_snapshot

GRAPH = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX fzt: <https://w3id.org/fztgraph/ns#>
PREFIX id: <https://w3id.org/fztgraph/id/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
id:background {
  id:sh a fzt:Zone ; skos:prefLabel "上海自贸试验区"@zh , "Shanghai"@en .
  id:lg a fzt:Zone ; skos:prefLabel "临港新片区"@zh ; fzt:partOf id:sh .
  id:hlj a fzt:Zone ; skos:prefLabel "黑龙江自贸试验区"@zh . }
id:a1 {
  id:a1 a fzt:Article ; dct:title "首创"@zh ; dct:issued "2024-01-05"^^xsd:date ; schema:mentions id:list , id:lg .
  id:list a fzt:Initiative ; skos:prefLabel "数据清单"@zh ; fzt:pilotedIn id:lg ;
    fzt:openedOn "2023-12"^^xsd:gYearMonth .
  id:c1 a fzt:Claim ; rdf:subject id:list ; rdf:predicate fzt:pilotedIn ; rdf:object id:lg ; fzt:evidence id:e1 .
  id:e1 fzt:quote "临港首创数据清单" ; prov:wasDerivedFrom id:a1 .
  id:o1 fzt:about id:lg ; fzt:indicator "进出口" ; fzt:period "2023" ; fzt:unit "CNY" ; fzt:value 100 ;
    fzt:rawValue "100元" ; fzt:evidence id:e3 .
  id:e3 fzt:quote "进出口100元" ; prov:wasDerivedFrom id:a1 . }
id:a2 {
  id:a2 a fzt:Article ; dct:title "推广"@zh ; dct:issued "2024-06-01"^^xsd:date ;
    schema:mentions id:list , id:copy , id:hlj .
  id:list a fzt:Initiative ; skos:prefLabel "数据清单"@zh ; fzt:replicatedTo id:hlj ; fzt:spreadBy id:notice .
  id:notice a fzt:Policy ; skos:prefLabel "《推广通知》"@zh .
  id:copy a fzt:Initiative ; skos:prefLabel "龙江数据清单"@zh ; fzt:replicates id:list .
  id:c2 a fzt:Claim ; rdf:subject id:list ; rdf:predicate fzt:replicatedTo ; rdf:object id:hlj ; fzt:evidence id:e2 .
  id:c3 a fzt:Claim ; rdf:subject id:copy ; rdf:predicate fzt:replicates ; rdf:object id:list ; fzt:evidence id:e2 .
  id:e2 fzt:quote "向黑龙江复制推广" ; prov:wasDerivedFrom id:a2 .
  id:o2 fzt:about id:lg ; fzt:indicator "进出口" ; fzt:period "2023" ; fzt:unit "CNY" ; fzt:value 120 ;
    fzt:rawValue "120元" ; fzt:evidence id:e4 .
  id:e4 fzt:quote "进出口120元" ; prov:wasDerivedFrom id:a2 . }
"""


@pytest.fixture(scope="module")
def small():
    store = Store()
    add_quads(store, parse(GRAPH, RdfFormat.TRIG))
    return Snapshot(1, Path("000001"), store, Manifest())


def column(snapshot, name, variable, **values):
    """Return one column of an answer as texts, None where it is empty."""
    results = run_query(snapshot, bind(named_query(name), values, snapshot.store).text)
    place = results.variables.index(variable)
    return [row[place] and row[place].value for row in results.rows()]


@pytest.mark.parametrize(
    ("name", "values", "variable", "expected"),
    [
        ("pilots", {}, "piloted_in", ["临港新片区"]),
        ("pilots", {"zone": "上海自贸试验区"}, "since", ["2023-12"]),
        ("pilots", {"zone": "黑龙江自贸试验区"}, "initiative", []),
        ("replications", {}, "initiative", ["数据清单", "龙江数据清单"]),
        ("replications", {}, "copied_to", ["黑龙江自贸试验区", None]),
        ("replications", {}, "copies", [None, "数据清单"]),
        ("replications", {}, "spread_by", ["《推广通知》", None]),
        ("replications", {"zone": "上海自贸试验区"}, "initiative", ["数据清单", "龙江数据清单"]),
        ("replications", {"zone": "黑龙江自贸试验区"}, "evidence", ["向黑龙江复制推广"]),
        ("contradictions", {}, "highest", ["120"]),
        ("contradictions", {"about": "临港新片区"}, "articles", ["2"]),
        ("contradictions", {"about": "黑龙江自贸试验区"}, "of", []),
        ("new-since", {"since": "2024-02"}, "object", ["黑龙江自贸试验区", "数据清单"]),
        ("new-since", {"since": "2024-02", "thing": "黑龙江自贸试验区"}, "subject", ["数据清单"]),
        ("zone-initiatives", {"zone": "上海自贸试验区", "year": "2024"}, "initiative", ["数据清单"]),
        ("zone-initiatives", {"zone": "上海自贸试验区", "year": "2023"}, "initiative", []),
        ("compare-zones", {"zone": "上海自贸试验区", "other": "黑龙江自贸试验区"}, "both", []),
        ("articles", {"thing": "数据清单", "since": "2024-02"}, "title", ["推广"]),
        ("search", {"text": "shang"}, "name", []),
    ],
)
def test_answers_of_a_small_graph(small, name, values, variable, expected):
    assert column(small, name, variable, **values) == expected


@pytest.mark.parametrize(
    ("name", "values", "more"),
    [
        ("initiatives", {}, {"text": "服务"}),
        ("initiatives", {"since": "2024"}, {"since": "2025"}),
        ("policies", {}, {"text": "跨境"}),
        ("agreements", {}, {"party": "塞尔维亚"}),
        ("trade", {}, {"about": "绥芬河市"}),
        ("trade", {"year": "2024"}, {"year": "2023"}),
        ("indicators", {}, {"indicator": "进口"}),
        ("series", {}, {"since": "2025"}),
        ("facts", {}, {"relation": "openedOn"}),
        ("facts", {}, {"text": "正式开通"}),
        ("doubtful", {}, {"below": "60"}),
        ("evidence", {"thing": "黑河片区"}, {"relation": "管理"}),
        ("evidence", {"thing": "黑河片区"}, {"other": "黑河自贸片区管委会"}),
        ("people", {}, {"body": "黑河自贸片区管委会"}),
        ("timeline", {}, {"since": "2024-06-17"}),
        ("timeline", {}, {"until": "2023"}),
        ("timeline", {}, {"thing": "中国—塞尔维亚自由贸易协定"}),
        ("mentioned-together", {"thing": "绥芬河市"}, {"least": "2"}),
        ("theme-initiatives", {"theme": "营商环境"}, {"year": "2023"}),
        ("themes", {}, {"since": "2025"}),
        ("ports", {}, {"port": "友谊关口岸"}),
        ("routes", {}, {"end": "黑河市"}),
        ("cooperation", {}, {"actor": "区人民法院"}),
        ("zone-initiatives", {"zone": "黑河片区"}, {"theme": "文旅"}),
    ],
)
def test_a_parameter_narrows_the_answer(corpus_store, name, values, more):
    snapshot = open_snapshot(corpus_store)
    query = named_query(name)
    answers = [run_query(snapshot, bind(query, each, snapshot.store).text) for each in (values, values | more)]
    wide, narrow = (len(list(each.rows())) for each in answers)
    assert 0 <= narrow < wide


def test_zones_come_with_their_areas(corpus_store):
    snapshot = open_snapshot(corpus_store)
    areas = dict(zip(column(snapshot, "zones", "zone"), column(snapshot, "zones", "areas"), strict=True))
    assert {"哈尔滨片区", "绥芬河片区", "黑河片区"} == set(areas["中国（黑龙江）自由贸易试验区"].split("、"))
