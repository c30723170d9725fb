"""Many scenarios: planned in a store, solved by an executor, written out, resumed.

`task` is what travels to a worker and back, `worker` what a worker does with it; `pool` and `dask`
are the executors; `store` keeps every answer; `folder` is what a batch looks like on disk; `plan` and
`run` put them together. Executors are interchangeable: a stream of tasks in, a stream of answers
out, in any order.
"""
